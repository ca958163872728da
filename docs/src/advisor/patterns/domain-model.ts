import type { Pattern } from "../rules.ts";

export const domainModel = {
  id: "domain-model",
  title: "Domain Model",
  chapter: "01",
  restsOn: [],
  simpler: {
    what: "plain functions beside the queries, and constraints in the database",
    enoughWhen: "Each rule looks at one record, and a newcomer finds all of them in an afternoon.",
  },
  steps: [
    "Write each rule as a function of plain data, with a test, and call it wherever the rule is needed.",
    "Bring those functions together in one folder that imports no database and no web framework.",
    "Where functions keep being handed the same data, make it an object that guards its own rules.",
    "Name objects and methods as the business does, and let the old places call them, one use case at a time.",
  ],
  sign: "Think again when a rule has to be explained twice, or when two places disagree about it.",
  threshold: { yes: 4, notYet: 1 },
  forces: [
    { question: "rules", answer: "none", weight: -6, because: "Where there are no rules a model has nothing to say." },
    {
      question: "rules",
      answer: "few",
      weight: -2,
      because: "A check on one record fits in a schema at the edge, or in a constraint.",
    },
    {
      question: "rules",
      answer: "several",
      weight: 2,
      because: "Rules that look at several things need a home which belongs to none of the tables.",
    },
    {
      question: "rules",
      answer: "heart",
      weight: 4,
      because: "The rules are what you are paid for, so they should be what you read first and test fastest.",
    },
    {
      question: "changes",
      answer: "contended",
      weight: 1,
      because: "Who may win a race is a rule of the business as well, and wants to be written down with the others.",
    },
    {
      question: "life",
      answer: "prototype",
      weight: -1,
      because: "A prototype is there to find the rules out: names that you choose now will not be the right ones.",
    },
    {
      question: "life",
      answer: "growing",
      weight: 1,
      because: "With years ahead, each rule will be read many more times than it is written.",
    },
    {
      question: "life",
      answer: "old",
      weight: 1,
      because: "In old code, a rule with a name of its own is one thing that the next person need not dig for.",
    },
    {
      question: "team",
      answer: "new",
      weight: -1,
      because: "A model drawn by people in a hurry becomes a second copy of the tables.",
    },
    {
      question: "team",
      answer: "seasoned",
      weight: 1,
      because: "Somebody can tell a rule from a query, and shows the others.",
    },
    {
      question: "pain",
      answer: "scattered",
      weight: 2,
      because: "A rule that stands in several places has already begun to differ; a model gives it one.",
    },
    {
      question: "pain",
      answer: "slow-tests",
      weight: 1,
      because: "Rules that need no database can be tried in as many cases as you can think of.",
    },
  ],
} as const satisfies Pattern;
