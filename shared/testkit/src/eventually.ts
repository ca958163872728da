import { setTimeout } from "node:timers/promises";
import { within as endsWithin } from "./within.ts";

/** How long `eventually` waits, and how often it tries: both in milliseconds. */
type Patience = { readonly within?: number; readonly every?: number };

/** A person wants to hear soon that something does not come; a machine that tests everything at once has its hands full. */
const PATIENCE = process.env.CI ? 10_000 : 2_000;

/**
 * Tries `assertion` until it no longer throws, and resolves to what it returned. Waits for two seconds; on CI for ten.
 * @throws the last error of the assertion itself, its message telling how long was waited.
 */
export async function eventually<T>(
  assertion: () => T | Promise<T>,
  { within = PATIENCE, every = 10 }: Patience = {},
): Promise<T> {
  const started = performance.now();
  const waited = () => performance.now() - started;
  let lastError: unknown = new Error("The assertion has not ended");
  while (true) {
    const attempt = await endsWithin(Math.max(0, within - waited()), outcomeOf(assertion));
    if (attempt?.held) return attempt.value;
    if (attempt) lastError = attempt.error;
    if (waited() + every > within) throw told(lastError, waited());
    await setTimeout(every);
  }
}

type Outcome<T> = { readonly held: true; readonly value: T } | { readonly held: false; readonly error: unknown };

async function outcomeOf<T>(assertion: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { held: true, value: await assertion() };
  } catch (error) {
    return { held: false, error };
  }
}

/** The same error object: what a test runner needs to print a difference hangs on it. */
function told(error: unknown, waited: number): unknown {
  if (error instanceof Error) error.message += ` (tried for ${Math.round(waited)} ms)`;
  return error;
}
