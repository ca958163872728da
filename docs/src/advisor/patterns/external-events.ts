import type { Pattern } from "../rules.ts";

export const externalEvents = {
  id: "external-events",
  title: "External Events (broker)",
  chapter: "11",
  restsOn: ["events"],
  simpler: {
    what: "an HTTP call to the other system, or a list that it fetches when it likes",
    enoughWhen: "One system wants to know, an answer some minutes later will do, and both may be down together.",
  },
  steps: [
    "Let the other system ask you over HTTP for what has changed since it last asked.",
    "Agree with its people on the words of a message, and keep them apart from the names in your code.",
    "Send that message over the broker you already run, after the commit, and take theirs in a process of its own.",
    "Compare both sides every night, and write messages in the transaction (an outbox) when none may be lost.",
  ],
  sign: "Think again when a second system wants the same news, or one that is down stops the other.",
  threshold: { yes: 6, notYet: 3 },
  forces: [
    { question: "listeners", answer: "nobody", weight: -5, because: "Nobody outside wants to know." },
    {
      question: "listeners",
      answer: "inside",
      weight: -4,
      because: "What stays within one program needs no broker between its parts.",
    },
    {
      question: "listeners",
      answer: "several",
      weight: -2,
      because: "The parts that listen live in one program, where a bus in memory does it with less.",
    },
    {
      question: "listeners",
      answer: "systems",
      weight: 4,
      because: "Systems that others run should hear of you without your knowing them, and without your waiting.",
    },
    {
      question: "life",
      answer: "prototype",
      weight: -3,
      because: "A broker is one more thing to run, to watch and to restart, for something that may be gone next year.",
    },
    {
      question: "life",
      answer: "small",
      weight: -1,
      because: "One or two people would have to look after a broker as well.",
    },
    {
      question: "life",
      answer: "growing",
      weight: 1,
      because: "Messages that are agreed on let two programs grow at their own pace.",
    },
    {
      question: "life",
      answer: "old",
      weight: 1,
      because: "Events let a part leave the old system without taking its tables along.",
    },
    {
      question: "team",
      answer: "new",
      weight: -2,
      because: "Messages get lost, come twice and overtake each other, and all of that must have been seen once.",
    },
    {
      question: "team",
      answer: "seasoned",
      weight: 1,
      because: "Somebody knows what the broker does not promise.",
    },
    {
      question: "pain",
      answer: "integration",
      weight: 4,
      because: "Whoever reads your tables decides what you may change; a message gives that decision back to you.",
    },
  ],
} as const satisfies Pattern;
