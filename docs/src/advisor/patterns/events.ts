import type { Pattern } from "../rules.ts";

export const events = {
  id: "events",
  title: "Domain Events with Message Bus",
  chapter: "08",
  restsOn: ["service-layer", "unit-of-work"],
  simpler: {
    what: "a call to the second thing, at the end of the use case",
    enoughWhen: "One thing follows, whoever reads the use case should see it, and its failure may be theirs.",
  },
  steps: [
    "Call what follows at the end of the use case, after the commit, and catch what it throws.",
    "Let the use case collect what has happened in a list of plain facts, and go through that list after the commit.",
    "Let the objects that decide record these facts, and the commit hand them to a function that knows the handlers.",
    "Give each `handle` a queue of its own, so that what follows from a handler is handled, too.",
  ],
  sign: "Think again when a third thing is to follow from the same change.",
  threshold: { yes: 5, notYet: 2 },
  forces: [
    {
      question: "rules",
      answer: "none",
      weight: -2,
      because: "Where nothing is decided there is nothing to announce but that a row was written.",
    },
    {
      question: "rules",
      answer: "few",
      weight: -1,
      because: "Few rules make few facts, and a call says them more directly.",
    },
    {
      question: "rules",
      answer: "heart",
      weight: 1,
      because: "When rules change often, what is done about their outcome should be able to change elsewhere.",
    },
    {
      question: "listeners",
      answer: "nobody",
      weight: -5,
      because: "An event that nobody hears is a detour.",
    },
    {
      question: "listeners",
      answer: "several",
      weight: 3,
      because: "Several parts react, and who decides should not have to know them all.",
    },
    {
      question: "listeners",
      answer: "systems",
      weight: 2,
      because: "What is told to other systems is easiest to find where the domain says it anyway.",
    },
    {
      question: "life",
      answer: "prototype",
      weight: -2,
      because: "A reader can follow a call with one key; a prototype gains nothing for giving that up.",
    },
    {
      question: "life",
      answer: "small",
      weight: -1,
      because: "Whoever knows the whole program does not need its parts to be strangers.",
    },
    {
      question: "life",
      answer: "growing",
      weight: 1,
      because: "The list of what follows from a change will get longer.",
    },
    {
      question: "life",
      answer: "old",
      weight: 1,
      because: "A list of handlers is where all that old code does on the side can be hung up one by one.",
    },
    {
      question: "team",
      answer: "new",
      weight: -2,
      because: "Control flow that no one can read from top to bottom is a hard thing to learn in a hurry.",
    },
    {
      question: "team",
      answer: "seasoned",
      weight: 1,
      because: "Somebody knows that events belong after the commit, and what happens when a handler fails.",
    },
    {
      question: "pain",
      answer: "side-effects",
      weight: 3,
      because: "One more handler in a list leaves the code that decides untouched.",
    },
    {
      question: "pain",
      answer: "blame",
      weight: 1,
      because: "A handler that fails after the commit need not fail the request.",
    },
  ],
} as const satisfies Pattern;
