import { StorageUnavailable } from "../domain/storage-unavailable.ts";
import { ConcurrencyConflict } from "../service-layer/concurrency-conflict.ts";
import { forMilliseconds, type Pause } from "../service-layer/retried.ts";

const TRIES = 20;
/** Milliseconds: before the second try, and at most before any other. */
const FIRST_WAIT = 100;
const LONGEST_WAIT = 2_000;

/**
 * Does it again, for half a minute, while the database cannot be reached or others are always faster: nobody else will send it
 * a second time.
 * @throws StorageUnavailable or ConcurrencyConflict in the end, and at once whatever else it throws
 */
export async function retriedPatiently<Result>(
  attempt: () => Promise<Result>,
  pause: Pause = forMilliseconds,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const mayPass = error instanceof StorageUnavailable || error instanceof ConcurrencyConflict;
      if (!mayPass || tries === TRIES) throw error;
      await pause(Math.min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT));
    }
  }
}
