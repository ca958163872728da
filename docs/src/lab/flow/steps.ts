import { type Card, type CardTry, type Outcome, SERVICE_LAYER } from "./cards.ts";

/** One thing in the order in which they happened, for the slider and for those who read: what, and of which card. */
export type Step = Readonly<{
  at: number;
  card: string | null;
  /** Which try of which handler; neither where a message joins the queue. */
  handler: string | null;
  attempt: number | null;
  text: string;
}>;

type Surroundings = Readonly<{
  /** By which door the request came in, in a few words. */
  request: string;
  answeredAt: number | null;
  /** What it was answered, in a few words. */
  answer: string;
}>;

/** The story of a request, step by step. */
export function stepsOf(cards: readonly Card[], { request, answeredAt, answer }: Surroundings): Step[] {
  const steps = cards.flatMap((card) => [enqueued(card, request), ...card.runs.flatMap((run) => triesOf(card, run))]);
  if (answeredAt !== null)
    steps.push({
      at: answeredAt,
      card: null,
      handler: null,
      attempt: null,
      text: `The request is answered: ${answer}.`,
    });
  return steps.sort((one, other) => one.at - other.at);
}

function enqueued(card: Card, request: string): Step {
  const step = { at: card.at, card: card.key, handler: null, attempt: null };
  if (card.kind === "request") return { ...step, text: `${card.title} comes in.` };
  const from = card.raisedBy ? `raised by ${card.raisedBy.handler}` : `comes in by ${request}`;
  return { ...step, text: `${nameOf(card)}, ${from}, ${card.members.length > 1 ? "join" : "joins"} the queue.` };
}

/** `Event Deallocated`, or `50 events Deallocated`. */
export function nameOf({ kind, title, members }: Card): string {
  if (kind === "request") return title;
  return members.length > 1
    ? `${members.length} ${kind}s ${title}`
    : `${kind === "command" ? "Command" : "Event"} ${title}`;
}

function triesOf(card: Card, { handler, tries, givenUp }: Card["runs"][number]): Step[] {
  const step = { card: card.key, handler };
  const told = tries.map((each) => ({
    ...step,
    at: each.at,
    attempt: each.attempt,
    text: sentenceOf(card, handler, each),
  }));
  if (!givenUp) return told;
  const text = `${handler} is given up after ${tries.length} attempts: what it should have done is not done.`;
  return [...told, { ...step, at: givenUp.at, attempt: tries.at(-1)?.attempt ?? null, text }];
}

function sentenceOf({ title, kind, members }: Card, handler: string, each: CardTry): string {
  const times = members.length > 1 ? `, ${members.length} times` : "";
  const which = each.attempt > 1 ? `, attempt ${each.attempt}` : "";
  const about = kind === "request" ? "" : ` on ${title}`;
  const outcomes = each.outcomes.map(outcomeText);
  const did = outcomes.length > 0 ? outcomes.join("; ") : "nothing is written or sent";
  if (each.isRunning) return `${handler}${about}${times}${which} is at work.`;
  if (each.failure !== null)
    return `${handler}${about}${times}${which} fails: ${[each.failure, ...outcomes].join("; ")}.`;
  const took = handler === SERVICE_LAYER ? "" : ` (${milliseconds(each.milliseconds)})`;
  return `${handler}${about}${times}${which}: ${did}${took}.`;
}

/** `insert order_lines, 2 rows`, `mail to stock@made.com, 50 times`, `publish line_allocated, failed`. */
export function outcomeText({ kind, what, count, failed }: Outcome): string {
  const counted = kind === "write" ? `, ${count} ${count === 1 ? "row" : "rows"}` : count > 1 ? `, ${count} times` : "";
  return `${what}${counted}${failed ? ", failed" : ""}`;
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}
