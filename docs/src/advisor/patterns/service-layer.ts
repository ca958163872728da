import type { Pattern } from "../rules.ts";

export const serviceLayer = {
  id: "service-layer",
  title: "Service Layer",
  chapter: "04",
  restsOn: [],
  simpler: {
    what: "route handlers that do the work themselves",
    enoughWhen: "HTTP is the only way in, and a handler says no more than load, change, save.",
  },
  steps: [
    "Leave the work in the route handlers, and keep parsing at their beginning and answers at their end.",
    "Cut the middle out of the longest handler, as a function that takes plain values and knows no request.",
    "Do so with each handler that somebody else wants to call, too, and keep these functions in one folder.",
    "Move most tests from HTTP to these functions, and leave a few that go in by the door.",
  ],
  sign: "Think again when a second way in appears, or when a handler no longer fits on a screen.",
  threshold: { yes: 4, notYet: 2 },
  forces: [
    {
      question: "rules",
      answer: "none",
      weight: -3,
      because: "A use case that only stores would be a function which calls another with the same words.",
    },
    {
      question: "rules",
      answer: "few",
      weight: -1,
      because: "With a few checks, most use cases are three lines, and these read well in a route handler.",
    },
    {
      question: "rules",
      answer: "several",
      weight: 1,
      because: "Fetch, ask the domain, save: somebody has to, and the domain should not.",
    },
    {
      question: "rules",
      answer: "heart",
      weight: 1,
      because: "A list of what the application can do, free of HTTP, is the best map of a rich domain.",
    },
    {
      question: "changes",
      answer: "together",
      weight: 1,
      because: "What must happen together needs a function that says where together begins and ends.",
    },
    {
      question: "changes",
      answer: "contended",
      weight: 1,
      because: "What loses a race is made again as a whole, so that whole should be one function.",
    },
    {
      question: "listeners",
      answer: "inside",
      weight: 1,
      because: "A use case that does something on the side is more than storing.",
    },
    {
      question: "listeners",
      answer: "several",
      weight: 1,
      because: "Several reactions to one change are hard to follow inside a route handler.",
    },
    {
      question: "listeners",
      answer: "systems",
      weight: 1,
      because: "Where systems talk to each other, the next way in will not be HTTP.",
    },
    {
      question: "life",
      answer: "prototype",
      weight: -2,
      because: "What will be thrown away may be as direct as it likes.",
    },
    {
      question: "life",
      answer: "growing",
      weight: 1,
      because: "What grows will get another entrance sooner or later.",
    },
    {
      question: "life",
      answer: "old",
      weight: 1,
      because: "In old code, a use case that can be called is the seam at which renewal begins.",
    },
    {
      question: "team",
      answer: "new",
      weight: -1,
      because: "Without practice the rules move into the new layer, and the domain is as empty as before.",
    },
    {
      question: "pain",
      answer: "scattered",
      weight: 1,
      because: "One function for each use case is one place fewer in which a rule can be written again.",
    },
    {
      question: "pain",
      answer: "slow-tests",
      weight: 1,
      because: "A use case that knows no HTTP can be tested without a server.",
    },
    {
      question: "pain",
      answer: "duplicated",
      weight: 4,
      because: "This is the pain it was made for: every entrance calls the same function.",
    },
  ],
} as const satisfies Pattern;
