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
  try {
    return await attempt();
  } catch (failure) {
    return await retriedAfter(failure, attempt, pause);
  }
}

/** The same of an attempt that was made once, and has failed. */
export async function retriedAfter<Result>(
  failure: unknown,
  attempt: () => Promise<Result>,
  pause: Pause,
): Promise<Result> {
  let latest = failure;
  for (let tries = 1; tries < TRIES && latest instanceof ConcurrencyConflict; tries += 1) {
    await pause(Math.random() * 5 * 2 ** tries);
    try {
      return await attempt();
    } catch (error) {
      latest = error;
    }
  }
  throw latest;
}

export function forMilliseconds(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
