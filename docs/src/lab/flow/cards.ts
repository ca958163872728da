import type { Effect } from "@cosmic/playground/application";
import type { Handled, Run, Trace } from "./trace.ts";

/** Messages that went the same way, shown as one; most often it is one message. */
export type Card = Readonly<{
  key: string;
  kind: "command" | "event" | "request";
  title: string;
  at: number;
  members: readonly Handled[];
  /** Whose handler raised it; null for what comes from outside. */
  raisedBy: Readonly<{ card: string; handler: string }> | null;
  runs: readonly CardRun[];
}>;

export type CardRun = Readonly<{
  handler: string;
  tries: readonly CardTry[];
  givenUp: Readonly<{ at: number; failure: string }> | null;
}>;

/** The same try of all messages of a card. */
export type CardTry = Readonly<{
  attempt: number;
  at: number;
  isRunning: boolean;
  milliseconds: number;
  failure: string | null;
  outcomes: readonly Outcome[];
}>;

/** What reached the world outside, counted: rows of a table, mails, messages to others. */
export type Outcome = Readonly<{ kind: Effect["kind"]; what: string; count: number; failed: boolean }>;

/** Fewer than that are shown one by one. */
const MANY = 4;

/** What serves a request where there is no message: the drawing has a place for it, as if it were a handler. */
export const SERVICE_LAYER = "service layer";

type Wanted = Readonly<{
  /** The request in a few words, where the service layer serves it (chapter 08); else null. */
  served: string | null;
  /** Types of messages that shall be shown one by one. */
  unfolded: ReadonlySet<string>;
}>;

/** The cards of a trace, in the order in which their first messages came. */
export function cardsOf(
  { messages, outside }: Pick<Trace, "messages" | "outside">,
  { served, unfolded }: Wanted,
): Card[] {
  const keys = keysOf(messages, unfolded);
  const groups = Map.groupBy(messages, ({ id }) => keys.get(id) ?? id);
  const cards = [...groups].map(([key, members]) => cardOf(key, members, keys, served !== null));
  return served === null ? cards : [requestCard(served, outside), ...cards];
}

/** Which card each message belongs to: that of those with the same story, when there are many. */
function keysOf(messages: readonly Handled[], unfolded: ReadonlySet<string>): Map<string, string> {
  const children = Map.groupBy(messages, ({ causeId }) => causeId);
  const keys = new Map<string, string>();
  const stories = Map.groupBy(messages, (message) => storyOf(message, children.get(message.id) ?? []));
  for (const [story, members] of stories) {
    const isFolded = members.length >= MANY && !members.some(({ message }) => unfolded.has(message.type));
    for (const { id } of members) keys.set(id, isFolded ? story : id);
  }
  return keys;
}

function storyOf({ message, by, runs }: Handled, raised: readonly Handled[]): string {
  const told = runs.map(({ handler, tries, givenUp }) => [
    handler,
    tries.map(({ failure }) => failure),
    givenUp !== null,
  ]);
  return JSON.stringify([message.type, by?.handler, told, raised.map((each) => each.message.type).sort()]);
}

function cardOf(key: string, members: readonly Handled[], keys: ReadonlyMap<string, string>, isServed: boolean): Card {
  const [first] = members;
  if (!first) throw new Error("A card has no message");
  const { message, command, at, causeId, by } = first;
  const cause = causeId === null ? null : { card: keys.get(causeId) ?? causeId, handler: by?.handler ?? "" };
  const served = isServed && causeId === null ? { card: SERVICE_LAYER, handler: SERVICE_LAYER } : cause;
  const runs = first.runs.map(({ handler }) => runOf(handler, members));
  return { key, kind: command ? "command" : "event", title: message.type, at, members, raisedBy: served, runs };
}

function runOf(handler: string, members: readonly Handled[]): CardRun {
  const runs = members.flatMap((member) => member.runs.filter((run) => run.handler === handler));
  const attempts = [...new Set(runs.flatMap(({ tries }) => tries.map(({ attempt }) => attempt)))];
  const given = runs.map(({ givenUp }) => givenUp).filter((each) => each !== null);
  return { handler, tries: attempts.map((attempt) => tryOf(attempt, runs)), givenUp: given.at(-1) ?? null };
}

function tryOf(attempt: number, runs: readonly Run[]): CardTry {
  const tries = runs.flatMap((run) => run.tries.filter((each) => each.attempt === attempt));
  return {
    attempt,
    at: Math.min(...tries.map(({ at }) => at)),
    isRunning: tries.some(({ until }) => until === null),
    milliseconds: tries.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    failure: tries.find(({ failure }) => failure !== null)?.failure ?? null,
    outcomes: outcomesOf(tries.flatMap(({ effects }) => effects)),
  };
}

function requestCard(title: string, effects: readonly Effect[]): Card {
  const only: CardTry = {
    attempt: 1,
    at: -1,
    isRunning: false,
    milliseconds: 0,
    failure: null,
    outcomes: outcomesOf(effects),
  };
  const runs = [{ handler: SERVICE_LAYER, tries: [only], givenUp: null }];
  return { key: SERVICE_LAYER, kind: "request", title, at: -2, members: [], raisedBy: null, runs };
}

/** Effects of the same kind on the same thing, counted. */
function outcomesOf(effects: readonly Effect[]): Outcome[] {
  const groups = Map.groupBy(effects, (effect) => JSON.stringify([effect.kind, whatOf(effect), failedIn(effect)]));
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const count = same.reduce((sum, effect) => sum + (effect.kind === "write" ? effect.rows : 1), 0);
    return [{ kind: first.kind, what: whatOf(first), count, failed: failedIn(first) }];
  });
}

function failedIn(effect: Effect): boolean {
  return effect.kind !== "write" && effect.failed !== undefined;
}

function whatOf(effect: Effect): string {
  if (effect.kind === "mail") return `mail to ${effect.to}`;
  return effect.kind === "publish" ? `publish ${effect.channel}` : `${effect.verb} ${effect.table}`;
}
