import type { Pattern } from "../rules.ts";

export const commands = {
  id: "commands",
  title: "Commands apart from Events",
  chapter: "10",
  restsOn: ["events"],
  simpler: {
    what: "use cases that are called as functions, and events only for what follows",
    enoughWhen: "Whoever wants something can call it and wait, and the compiler already tells you what it answers.",
  },
  steps: [
    "Call use cases as functions; what they throw reaches whoever called, and needs no bus.",
    "Write down for each message whether it may be refused, who waits for it, and who tries again.",
    "Make what may be refused a command with exactly one handler, and check that by types.",
    "Try events again with growing pauses, each handler alone, and say with its message what was given up.",
  ],
  sign: "Think again when an event is named like a wish, or a failing handler leaves you unsure who should know.",
  threshold: { yes: 7, notYet: 3 },
  forces: [
    {
      question: "rules",
      answer: "none",
      weight: -2,
      because: "Nothing is ever refused for a reason of the business, so nothing needs to be a command.",
    },
    {
      question: "rules",
      answer: "few",
      weight: -2,
      because: "What a schema can refuse never becomes a message.",
    },
    {
      question: "rules",
      answer: "heart",
      weight: 1,
      because: "Rules refuse, and whoever was refused must be told; facts cannot be refused at all.",
    },
    {
      question: "changes",
      answer: "contended",
      weight: 1,
      because: "What lost a race is tried again, and for wishes that means something else than for facts.",
    },
    {
      question: "listeners",
      answer: "nobody",
      weight: -3,
      because: "Without events there is nothing to keep them apart from.",
    },
    {
      question: "listeners",
      answer: "inside",
      weight: -1,
      because: "One thing that follows is not yet a world of messages.",
    },
    {
      question: "listeners",
      answer: "several",
      weight: 2,
      because: "With several handlers it matters which of them may fail whoever asked.",
    },
    {
      question: "listeners",
      answer: "systems",
      weight: 2,
      because: "From other systems come wishes and facts, and they must be served in different ways.",
    },
    {
      question: "life",
      answer: "prototype",
      weight: -2,
      because: "Two kinds of messages are one kind more than a prototype needs.",
    },
    {
      question: "life",
      answer: "small",
      weight: -1,
      because: "In a small program everybody knows who waits for what.",
    },
    {
      question: "life",
      answer: "growing",
      weight: 1,
      because: "Those who join later can read from a name in the imperative that it may be refused.",
    },
    {
      question: "team",
      answer: "new",
      weight: -2,
      because: "The difference is only felt by people who have lived with a bus for a while.",
    },
    {
      question: "team",
      answer: "seasoned",
      weight: 1,
      because: "Somebody has seen an event that was a wish in disguise.",
    },
    {
      question: "pain",
      answer: "side-effects",
      weight: 1,
      because: "What is done on the side becomes the business of events, and the command stays short.",
    },
    {
      question: "pain",
      answer: "duplicated",
      weight: 1,
      because: "A command that is plain data can come in from HTTP, a queue or a command line alike.",
    },
    {
      question: "pain",
      answer: "blame",
      weight: 4,
      because: "Who hears of a failure, and what is tried again, is what this distinction decides.",
    },
  ],
} as const satisfies Pattern;
