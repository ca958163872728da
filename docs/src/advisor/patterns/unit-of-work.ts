import type { Pattern } from "../rules.ts";

export const unitOfWork = {
  id: "unit-of-work",
  title: "Unit of Work",
  chapter: "06",
  restsOn: ["repository", "service-layer"],
  simpler: {
    what: "the transaction function of your database library, around each use case that writes more than once",
    enoughWhen:
      "There is one database, its driver can hold a transaction open across awaits, and few use cases need one.",
  },
  steps: [
    "Put a database transaction around each use case that writes in more than one place.",
    "Write a test which fails the second write, and looks whether the first has stayed.",
    "Hide the transaction behind a port with `commit`, so that use cases do not know which database it is.",
    "Let leaving without `commit` forget everything, and run one suite on the fake and on each database.",
  ],
  sign: "Think again when something stays half done, or when use cases hand a transaction from function to function.",
  threshold: { yes: 5, notYet: 2 },
  forces: [
    {
      question: "rules",
      answer: "none",
      weight: -2,
      because: "A single insert or update is all or nothing by itself.",
    },
    {
      question: "rules",
      answer: "several",
      weight: 1,
      because: "Rules across several things mean writes across several things.",
    },
    {
      question: "rules",
      answer: "heart",
      weight: 1,
      because: "Use cases that decide should be able to give up anywhere, without cleaning up behind them.",
    },
    {
      question: "changes",
      answer: "alone",
      weight: -4,
      because: "When each record is written by itself there is nothing that has to happen together.",
    },
    {
      question: "changes",
      answer: "together",
      weight: 2,
      because: "All or nothing is what you ask for, and this is the object that promises it.",
    },
    {
      question: "changes",
      answer: "contended",
      weight: 2,
      because: "Whoever is late must forget all that he did, not only the write which was refused.",
    },
    {
      question: "listeners",
      answer: "several",
      weight: 1,
      because: "A commit is the moment from which others may be told, so it should be one you can point at.",
    },
    {
      question: "listeners",
      answer: "systems",
      weight: 1,
      because: "What other systems are told cannot be taken back, so it must be clear what was committed.",
    },
    {
      question: "life",
      answer: "prototype",
      weight: -2,
      because: "Half a change in a prototype is repaired by hand.",
    },
    {
      question: "life",
      answer: "growing",
      weight: 1,
      because: "Use cases grow a second write, and nobody remembers to add the transaction on that day.",
    },
    {
      question: "life",
      answer: "old",
      weight: 1,
      because: "In old code nobody knows all the places that write; one gate for all of them is worth having.",
    },
    {
      question: "team",
      answer: "new",
      weight: -2,
      because: "A transaction is something that everybody knows, and does most of this.",
    },
    {
      question: "pain",
      answer: "half-done",
      weight: 3,
      because: "Half of something that stays is the pain it was made for.",
    },
    {
      question: "pain",
      answer: "lost-updates",
      weight: 1,
      because: "To notice a lost update somebody must keep what was read until the write; this is a good place.",
    },
  ],
} as const satisfies Pattern;
