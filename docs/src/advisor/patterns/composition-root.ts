import type { Pattern } from "../rules.ts";

export const compositionRoot = {
  id: "composition-root",
  title: "Dependency Injection by composition root",
  chapter: "13",
  restsOn: [],
  simpler: {
    what: "parameters, filled in by the file that starts the program",
    enoughWhen: "One program starts in one place, and its tests hand over what they want to be different.",
  },
  steps: [
    "Pass what a function needs as a parameter, and let the file that starts the program fill it in.",
    "Let nothing open a connection or read the environment while it is imported.",
    "When a second program or a set of tests repeats that wiring, move it into one function, which takes what is to be different.",
    "Let a rule of the linter see to it that no other file chooses an adapter.",
  ],
  sign: "Think again when two files put the same parts together, and differ.",
  threshold: { yes: 5, notYet: 2 },
  forces: [
    {
      question: "rules",
      answer: "none",
      weight: -2,
      because: "A tool that stores and shows has a database to be handed over, and little else.",
    },
    {
      question: "rules",
      answer: "heart",
      weight: 1,
      because: "A domain that chooses nothing for itself can be tried with everything.",
    },
    {
      question: "listeners",
      answer: "nobody",
      weight: -1,
      because: "There are few parts outside that one would want to swap.",
    },
    {
      question: "listeners",
      answer: "several",
      weight: 1,
      because: "The more handlers there are, the longer is the list of what they need.",
    },
    {
      question: "listeners",
      answer: "systems",
      weight: 1,
      because: "What leads to other systems must be something else in tests, and that should be decided once.",
    },
    {
      question: "life",
      answer: "prototype",
      weight: -3,
      because: "What is put together once and thrown away needs no place for putting together.",
    },
    {
      question: "life",
      answer: "small",
      weight: -1,
      because: "A small program can be read from its first line, wiring and all.",
    },
    {
      question: "life",
      answer: "growing",
      weight: 1,
      because: "A worker, a command line and a second server will want the same parts.",
    },
    {
      question: "life",
      answer: "old",
      weight: 1,
      because: "In old code it is the file that finally says what the program consists of.",
    },
    {
      question: "team",
      answer: "new",
      weight: -1,
      because: "Closures that remember what they need take some getting used to; imports do not.",
    },
    {
      question: "pain",
      answer: "slow-tests",
      weight: 1,
      because: "Everything slow can be swapped at once for something that is not.",
    },
    {
      question: "pain",
      answer: "duplicated",
      weight: 1,
      because: "A second entrance is cheap when the application behind it is made by one call.",
    },
    {
      question: "pain",
      answer: "wiring",
      weight: 4,
      because: "One place that makes everybody is one place to read, to change and to swap in tests.",
    },
  ],
} as const satisfies Pattern;
