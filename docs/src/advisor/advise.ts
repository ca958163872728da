import {
  type Answers,
  type Pattern,
  type PatternId,
  patterns,
  type QuestionId,
  questions,
  type Simpler,
} from "./rules.ts";

export type Verdict = "yes" | "not yet" | "no";

export type Advice = Readonly<{
  verdict: Verdict;
  /** Sentences, what weighs most for the verdict first. Never empty. */
  reasons: readonly string[];
  simpler: Simpler;
  /** What to do, one after the other, simple things first. */
  path: readonly string[];
  /** The number of the chapter that shows the pattern. */
  chapter: string;
}>;

/** Somebody has not answered a question. */
export class MissingAnswer extends Error {
  override readonly name = "MissingAnswer";
  readonly question: QuestionId;

  constructor(question: QuestionId) {
    super(`The question about ${question} is not answered: ${questions[question].asks}`);
    this.question = question;
  }
}

/** Somebody has answered what nobody can answer, or asked for a pattern that is none. */
export class UnknownAnswer extends Error {
  override readonly name = "UnknownAnswer";
}

const IDS = Object.keys(questions) as QuestionId[];

/**
 * Should this pattern be used here?
 * @throws MissingAnswer when a question is not answered; with an empty list of pains, nothing hurts
 * @throws UnknownAnswer when the pattern, or an answer, is none of the table's
 */
export function advise(wanted: PatternId, answers: Partial<Answers>): Advice {
  expectAnswers(answers);
  const pattern = patternOf(wanted);
  const verdict = verdictOn(pattern, answers);
  const { simpler, chapter } = pattern;
  return {
    verdict,
    reasons: reasonsFor(verdict, pattern, answers),
    simpler,
    path: pathTo(pattern, verdict, answers),
    chapter,
  };
}

/** The answers that stand in an address. What nobody can answer is left out; where no pain is named, nothing hurts. */
export function answersFrom(query: URLSearchParams): Partial<Answers> {
  const given = IDS.map((id) => {
    const known = query.getAll(id).filter((answer) => isAnswer(id, answer));
    return [id, id === "pain" ? known : known[0]] as const;
  });
  return Object.fromEntries(given.filter(([, answer]) => answer !== undefined));
}

function patternOf(wanted: string): Pattern {
  const pattern = patterns.find(({ id }) => id === wanted);
  if (pattern) return pattern;
  throw new UnknownAnswer(`There is no pattern ${wanted}`);
}

function expectAnswers(answers: Partial<Answers>): asserts answers is Answers {
  for (const id of IDS) {
    const given = answers[id];
    if (given === undefined) throw new MissingAnswer(id);
    const strange = [given].flat().find((answer) => !isAnswer(id, answer));
    if (strange !== undefined) throw new UnknownAnswer(`Nobody can answer ${strange} to the question about ${id}`);
  }
}

function isAnswer(id: QuestionId, answer: string): boolean {
  return Object.hasOwn(questions[id].answers, answer);
}

function forcesIn({ forces }: Pattern, answers: Answers) {
  return forces.filter(({ question, answer }) => [answers[question]].flat().some((given) => given === answer));
}

function verdictOn(pattern: Pattern, answers: Answers): Verdict {
  const { yes, notYet } = pattern.threshold;
  const sum = forcesIn(pattern, answers).reduce((total, { weight }) => total + weight, 0);
  if (sum >= yes) return "yes";
  return sum >= notYet ? "not yet" : "no";
}

function reasonsFor(verdict: Verdict, pattern: Pattern, answers: Answers): string[] {
  const towards = verdict === "no" ? -1 : 1;
  const forces = forcesIn(pattern, answers).toSorted((one, other) => towards * (other.weight - one.weight));
  return forces.map(({ because }) => because);
}

/** As far as the verdict goes: the simple thing, a preparation as well, or all the way, on ground that is laid. */
function pathTo(pattern: Pattern, verdict: Verdict, answers: Answers): string[] {
  const { steps, sign, restsOn } = pattern;
  if (verdict === "no") return [steps[0], sign];
  if (verdict === "not yet") return [steps[0], steps[1], sign];
  const ground = restsOn.map(patternOf).filter((below) => verdictOn(below, answers) !== "yes");
  return [...ground.map(layingGround), ...steps];
}

function layingGround({ title, chapter, simpler }: Pattern): string {
  return `It rests on ${title} (chapter ${chapter}), for which your answers speak less: begin with what is simpler there, ${simpler.what}.`;
}

/** Whether there is a pattern of this name. */
export function isPattern(id: string | null): id is PatternId {
  return patterns.some((pattern) => pattern.id === id);
}
