import type { Pattern } from "../rules.ts";

export const repository = {
  id: "repository",
  title: "Repository",
  chapter: "02",
  restsOn: ["domain-model"],
  simpler: {
    what: "a query builder or an object-relational mapper, called where its rows are needed",
    enoughWhen: "Rows are what you work on, and a test against an in-memory SQLite is fast enough for you.",
  },
  steps: [
    "Keep calling your query builder, and collect the queries of one table in one file.",
    "Give those functions names from the business, and let them take and answer domain objects instead of rows.",
    "Make their types a port that the domain owns, with the query builder as its adapter.",
    "Write the same port in memory for tests, and one suite of promises that both keep.",
  ],
  sign: "Think again when code that decides begins to build queries, or tests spend their time filling tables.",
  threshold: { yes: 4, notYet: 2 },
  forces: [
    {
      question: "rules",
      answer: "none",
      weight: -4,
      because: "Rows go in and the same rows come out: a port between would repeat the library behind it.",
    },
    {
      question: "rules",
      answer: "few",
      weight: -1,
      because: "With few rules there are few objects that would have to be kept apart from their rows.",
    },
    {
      question: "rules",
      answer: "several",
      weight: 1,
      because: "Rules want objects, the database has rows, and the translation should have one place.",
    },
    {
      question: "rules",
      answer: "heart",
      weight: 2,
      because: "A model that is to be the heart of the program must not ask the database itself.",
    },
    {
      question: "changes",
      answer: "together",
      weight: 1,
      because: "What changes together should be fetched together, and that is what a repository hands out.",
    },
    {
      question: "changes",
      answer: "contended",
      weight: 2,
      because: "Somebody must load a whole thing with its version and write it back: that is one place, not many.",
    },
    {
      question: "life",
      answer: "prototype",
      weight: -2,
      because: "A prototype changes its tables every week, and each change would have to be made twice.",
    },
    {
      question: "life",
      answer: "growing",
      weight: 1,
      because: "Over years both tables and rules change, and better not always together.",
    },
    {
      question: "life",
      answer: "old",
      weight: 1,
      because: "Old tables can stay as they are when one adapter hides their shape from new code.",
    },
    {
      question: "team",
      answer: "new",
      weight: -1,
      because: "A mapping by hand is work which nobody thanks you for until the rules are worth protecting.",
    },
    {
      question: "pain",
      answer: "scattered",
      weight: 1,
      because: "Some of those copies will be conditions in queries; a port in the domain's words pushes them out.",
    },
    {
      question: "pain",
      answer: "slow-tests",
      weight: 2,
      because: "A fake of the port lets use cases be tested without a database.",
    },
  ],
} as const satisfies Pattern;
