import type { Pattern } from "../rules.ts";

export const aggregate = {
  id: "aggregate",
  title: "Aggregate with version numbers",
  chapter: "07",
  restsOn: ["domain-model", "repository", "unit-of-work"],
  simpler: {
    what: "one conditional statement, such as an update that says how much must be left, or a row lock",
    enoughWhen: "The rule fits into the `where` of a single statement, or conflicts are rare and waiting is short.",
  },
  steps: [
    "Say the rule in the statement that writes, and look at how many rows it has touched.",
    "Name which things a rule looks at together, and load and write these as one, through one object.",
    "Give that object a version; write where the version is still the one you read, and call no row a conflict.",
    "Begin again a few times, each time from a fresh read; then let the caller know.",
  ],
  sign: "Think again when a rule that looks at several rows is broken, and none of them was written twice.",
  threshold: { yes: 5, notYet: 2 },
  forces: [
    {
      question: "rules",
      answer: "none",
      weight: -2,
      because: "Without a rule that must hold there is no border to draw.",
    },
    {
      question: "rules",
      answer: "few",
      weight: -1,
      because: "A check on one record is kept by one statement, and by nothing faster.",
    },
    {
      question: "rules",
      answer: "several",
      weight: 1,
      because: "A rule about several things holds only if they are read and written as one.",
    },
    {
      question: "rules",
      answer: "heart",
      weight: 2,
      because: "Rules that matter this much must hold under load as well, not only in their tests.",
    },
    {
      question: "changes",
      answer: "alone",
      weight: -4,
      because: "Where the last to write may win, a version is a ceremony.",
    },
    {
      question: "changes",
      answer: "contended",
      weight: 4,
      because: "Several people decide on the same thing, and only a check inside the write tells who was late.",
    },
    {
      question: "life",
      answer: "prototype",
      weight: -2,
      because: "Races need users, and a prototype has few of them.",
    },
    {
      question: "life",
      answer: "growing",
      weight: 1,
      because: "More users mean more of them at the same moment.",
    },
    {
      question: "team",
      answer: "new",
      weight: -1,
      because: "Borders that are drawn too wide make everybody wait, and it takes practice to see it.",
    },
    {
      question: "team",
      answer: "seasoned",
      weight: 1,
      because: "Somebody has seen where borders go, and knows that two smaller ones beat a large one.",
    },
    {
      question: "pain",
      answer: "lost-updates",
      weight: 3,
      because: "A change that is overwritten in silence becomes one that is refused, and made again.",
    },
  ],
} as const satisfies Pattern;
