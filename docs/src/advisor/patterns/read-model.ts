import type { Pattern } from "../rules.ts";

export const readModel = {
  id: "read-model",
  title: "CQRS read model",
  chapter: "12",
  restsOn: ["events"],
  simpler: {
    what: "a query in SQL past the domain, perhaps as a view of the database, with an index",
    enoughWhen: "The tables hold the answer, and an index makes it quick enough. Mostly that is so.",
  },
  steps: [
    "Answer with one query past the domain, in the shape that the screen wants, and measure it.",
    "Put an index where it helps, and a view or a cache where many ask for the same.",
    "When no table holds the answer, let a handler of each event write it down, with a version so that order does not matter.",
    "Have a command that compares it with the tables, and one that rebuilds it, before anybody relies on it.",
  ],
  sign: "Think again when a good query with a good index is still too slow, or asks for what no table keeps.",
  threshold: { yes: 6, notYet: 3 },
  forces: [
    {
      question: "rules",
      answer: "none",
      weight: -3,
      because: "With no rules to keep, the tables themselves may have the shape that is read.",
    },
    {
      question: "rules",
      answer: "few",
      weight: -1,
      because: "A model that is this small hardly gets in the way of reading.",
    },
    {
      question: "rules",
      answer: "heart",
      weight: 1,
      because: "A model that is shaped by its rules is the wrong shape for lists.",
    },
    {
      question: "listeners",
      answer: "nobody",
      weight: -1,
      because: "Nothing tells of changes yet, so nothing could keep a second picture up to date.",
    },
    {
      question: "reads",
      answer: "same",
      weight: -4,
      because: "What is read is what was written: a copy could only be older.",
    },
    {
      question: "reads",
      answer: "joins",
      weight: 1,
      because: "Lists over several tables should go past the domain, though a query does for that.",
    },
    {
      question: "reads",
      answer: "apart",
      weight: 3,
      because: "What is shown has another shape than what is decided on, or is kept nowhere.",
    },
    {
      question: "life",
      answer: "prototype",
      weight: -3,
      because: "A second picture that has to be kept true is more than a prototype can carry.",
    },
    {
      question: "life",
      answer: "small",
      weight: -1,
      because: "Somebody would have to mend the copy whenever it is wrong.",
    },
    { question: "life", answer: "growing", weight: 1, because: "Reading grows faster than writing in most systems." },
    {
      question: "life",
      answer: "old",
      weight: 1,
      because: "A picture beside the old tables lets new screens be built without touching these.",
    },
    {
      question: "team",
      answer: "new",
      weight: -2,
      because: "A screen that lags behind for a moment has to be explained, to users and to whoever looks for the bug.",
    },
    {
      question: "team",
      answer: "seasoned",
      weight: 1,
      because: "Somebody knows that a copy needs a way to be checked and rebuilt.",
    },
    {
      question: "pain",
      answer: "slow-reads",
      weight: 3,
      because: "Loading whole objects to show a line of each is what reading past the domain puts an end to.",
    },
  ],
} as const satisfies Pattern;
