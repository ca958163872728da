import { ConcurrencyConflict } from "./concurrency-conflict.ts";

/** Waits for so many milliseconds. */
export type Pause = (milliseconds: number) => Promise<void>;

const TRIES = 6;

/**
 * Makes the attempt again, from the beginning, when somebody else was faster; after six tries the conflict is the caller's.
 * In between it waits, each time up to twice as long and by chance, so that those who met do not meet again.
 * @param attempt one whole piece of work, with a unit of work of its own
 * @throws ConcurrencyConflict, and at once whatever else the attempt throws
 */
export async function retried<Result>(attempt: () => Promise<Result>, pause: Pause = forMilliseconds): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConcurrencyConflict) || tries === TRIES) throw error;
      await pause(Math.random() * 5 * 2 ** tries);
    }
  }
}

export function forMilliseconds(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
