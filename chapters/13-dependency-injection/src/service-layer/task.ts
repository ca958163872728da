import type { Command } from "../domain/commands.ts";
import type { Event } from "../domain/events.ts";
import type { Observe, Tracked } from "./observation.ts";
import type { StartUnitOfWork } from "./unit-of-work.ts";

/** One handler with one message. */
export type Task<Answer> = {
  /** The function; all that is asked of it is its name. */
  readonly handler: Readonly<{ name: string }>;
  readonly tracked: Tracked<Command | Event>;
  readonly run: (startUnitOfWork: StartUnitOfWork) => Promise<Answer>;
  /** How often it was tried. */
  attempts: number;
  /** What its units of work have committed, and nobody has handled yet. */
  queue: Tracked<Event>[];
};

/** Runs the task once, and tells whoever looks on. @throws what the handler throws */
export async function observed<Answer>(
  { handler, tracked, attempts, run }: Task<Answer>,
  startUnitOfWork: StartUnitOfWork,
  observe: Observe,
): Promise<Answer> {
  const attempt = { ...tracked, handler: handler.name, attempt: attempts };
  const begun = performance.now();
  observe({ ...attempt, kind: "started" });
  try {
    const answer = await run(startUnitOfWork);
    observe({ ...attempt, kind: "succeeded", milliseconds: performance.now() - begun });
    return answer;
  } catch (failure) {
    observe({ ...attempt, kind: "failed", milliseconds: performance.now() - begun, failure });
    throw failure;
  }
}
