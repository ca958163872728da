import { aggregate } from "./patterns/aggregate.ts";
import { commands } from "./patterns/commands.ts";
import { compositionRoot } from "./patterns/composition-root.ts";
import { domainModel } from "./patterns/domain-model.ts";
import { events } from "./patterns/events.ts";
import { externalEvents } from "./patterns/external-events.ts";
import { readModel } from "./patterns/read-model.ts";
import { repository } from "./patterns/repository.ts";
import { serviceLayer } from "./patterns/service-layer.ts";
import { unitOfWork } from "./patterns/unit-of-work.ts";

/** What the advisor asks, the same for every pattern. Of what hurts, several answers may be given, or none. */
export const questions = {
  rules: {
    asks: "How much business is in it?",
    answers: {
      none: "None: it stores what it is given, and shows it again",
      few: "A few checks, each on one record",
      several: "Several rules that look at more than one thing",
      heart: "The rules are what it is about, and they change",
    },
  },
  changes: {
    asks: "What changes together?",
    answers: {
      alone: "Each record by itself; the last to write may win",
      together: "Several records, all of them or none",
      contended: "The same things, by several people at once, and it matters who was first",
    },
  },
  listeners: {
    asks: "Who else has to hear of a change?",
    answers: {
      nobody: "Nobody",
      inside: "One other thing, a mail or a line in a log",
      several: "Several parts of this program, and more to come",
      systems: "Other systems, which others run",
    },
  },
  reads: {
    asks: "How does what is read differ from what is written?",
    answers: {
      same: "Hardly: screens show what was entered",
      joins: "Lists and reports put several tables together",
      apart: "It has another shape, is read far more often, or is stored nowhere as it is shown",
    },
  },
  life: {
    asks: "How large is it, and how long will it live?",
    answers: {
      prototype: "A prototype, or gone within a year",
      small: "Small, for one or two people who look after it",
      growing: "Growing, with several people, for years",
      old: "Large, old, and through many hands",
    },
  },
  team: {
    asks: "What does the team know?",
    answers: {
      new: "All of this is new, and time is short",
      curious: "Some have read about it, nobody has lived with it",
      seasoned: "Somebody has lived with it, and helps the others",
    },
  },
  pain: {
    asks: "What hurts now?",
    answers: {
      scattered: "The same rule stands in several places, and they differ by now",
      "slow-tests": "Tests are slow, since each needs a database or a server",
      duplicated: "A job, a queue or a command line copies what the web side does",
      "half-done": "Something fails in the middle, and half of it stays",
      "lost-updates": "Two people change the same thing, and one change is lost",
      "side-effects": "One more mail means changing the code that decides",
      blame: "What fails on the side fails the request, or nobody knows what to try again",
      integration: "Others read our tables, or stand still when we do",
      "slow-reads": "Lists are slow, since they load whole objects",
      wiring: "The parts are put together in several places, or tests patch modules",
    },
  },
} as const;

export type QuestionId = keyof typeof questions;
export type AnswerTo<Id extends QuestionId> = keyof (typeof questions)[Id]["answers"];
export type Answers = Readonly<{ [Id in Exclude<QuestionId, "pain">]: AnswerTo<Id> }> &
  Readonly<{ pain: readonly AnswerTo<"pain">[] }>;

/** What an answer says for a pattern (its weight is above zero) or against it, and why. */
export type Force = {
  [Id in QuestionId]: Readonly<{ question: Id; answer: AnswerTo<Id>; weight: number; because: string }>;
}[QuestionId];

export type Simpler = Readonly<{ what: string; enoughWhen: string }>;

export type Pattern = Readonly<{
  id: string;
  title: string;
  /** The number of the chapter that introduces it. */
  chapter: string;
  /** The patterns without which this one stands on nothing. */
  restsOn: readonly string[];
  simpler: Simpler;
  /** From the simplest thing that could do, to the pattern. */
  steps: readonly [string, string, ...string[]];
  /** What would have to be seen before anybody goes on. */
  sign: string;
  /** Sums of weights from which on the verdict is "yes", or at least "not yet". */
  threshold: Readonly<{ yes: number; notYet: number }>;
  forces: readonly Force[];
}>;

/** All patterns, each after those it rests on. */
export const patterns = [
  domainModel,
  repository,
  serviceLayer,
  unitOfWork,
  aggregate,
  events,
  commands,
  externalEvents,
  readModel,
  compositionRoot,
] as const satisfies readonly Pattern[];

export type PatternId = (typeof patterns)[number]["id"];
