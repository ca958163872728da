import type { Attempt, Effect, Message, Occurrence } from "@cosmic/playground/application";

/** One try of a handler. `at` and `until` are places in the order of all that happened; `until` is null while it runs. */
export type Try = Readonly<{ attempt: number; at: number; effects: Effect[] }> & {
  until: number | null;
  milliseconds: number;
  failure: string | null;
};

/** A handler with one message: its tries, and why it was given up. */
export type Run = Readonly<{ handler: string; tries: Try[] }> & {
  givenUp: Readonly<{ at: number; failure: string }> | null;
};

/** A message, where it came from, and what was done about it. */
export type Handled = Readonly<{
  id: string;
  at: number;
  causeId: string | null;
  by: Attempt | null;
  command: boolean;
  message: Message;
  runs: Run[];
}>;

/** All that happened with one request. `outside` is what no handler did, but the service layer. */
export type Trace = Readonly<{ messages: readonly Handled[]; outside: readonly Effect[]; answeredAt: number | null }>;

/** Puts together what the application told one after the other. */
export function traceOf(occurrences: readonly Occurrence[]): Trace {
  const messages = new Map<string, Handled>();
  const outside: Effect[] = [];
  let answeredAt: number | null = null;
  for (const [at, occurrence] of occurrences.entries()) {
    if (occurrence.kind === "answered") answeredAt = at;
    else if (occurrence.kind === "enqueued") messages.set(occurrence.id, { ...occurrence, at, runs: [] });
    else if (occurrence.kind === "effect") (tryOf(messages, occurrence.by)?.effects ?? outside).push(occurrence.effect);
    else if (occurrence.kind === "started") begin(messages, occurrence, at);
    else if (occurrence.kind === "given up") {
      const run = runOf(messages, occurrence);
      if (run) run.givenUp = { at, failure: occurrence.failure };
    } else end(messages, occurrence, at);
  }
  return { messages: [...messages.values()], outside, answeredAt };
}

function begin(messages: ReadonlyMap<string, Handled>, started: Attempt, at: number): void {
  const handled = messages.get(started.id);
  if (!handled) return;
  const attempt: Try = { attempt: started.attempt, at, effects: [], until: null, milliseconds: 0, failure: null };
  const run = runOf(messages, started);
  if (run) run.tries.push(attempt);
  else handled.runs.push({ handler: started.handler, tries: [attempt], givenUp: null });
}

type Ended = Extract<Occurrence, { kind: "succeeded" | "failed" }>;

function end(messages: ReadonlyMap<string, Handled>, ended: Ended, at: number): void {
  const attempt = tryOf(messages, ended);
  if (!attempt) return;
  attempt.until = at;
  attempt.milliseconds = ended.milliseconds;
  attempt.failure = ended.kind === "failed" ? ended.failure : null;
}

function runOf(messages: ReadonlyMap<string, Handled>, { id, handler }: Readonly<{ id: string; handler: string }>) {
  return messages.get(id)?.runs.find((run) => run.handler === handler);
}

function tryOf(messages: ReadonlyMap<string, Handled>, attempt: Attempt | null): Try | undefined {
  return attempt ? runOf(messages, attempt)?.tries.findLast((each) => each.attempt === attempt.attempt) : undefined;
}
