import { afterEach, describe, expect, test, vi } from "vitest";
import { StorageUnavailable } from "../../src/domain/storage-unavailable.ts";
import { retriedPatiently } from "../../src/entrypoints/retried-patiently.ts";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";

const unavailable = new StorageUnavailable("no database");

describe("while the database cannot be reached,", () => {
  test("it is done again, until it succeeds", async () => {
    const outcomes = [unavailable, unavailable, "done", "too often"];

    const { result, pauses } = await retrying(outcomes);

    expect({ result, outcomes }).toEqual({ result: "done", outcomes: ["too often"] });
    expect(pauses).toEqual([100, 200]);
  });

  test("the pauses double, up to two seconds, for half a minute in all; then the failure is the caller's", async () => {
    const outcomes = Array<Error>(21).fill(unavailable);

    const { result, pauses } = await retrying(outcomes);

    expect(result).toBe(unavailable);
    expect(outcomes).toHaveLength(1);
    expect(pauses).toEqual([100, 200, 400, 800, 1_600, ...Array(14).fill(2_000)]);
  });

  test("the last of twenty tries may succeed", async () => {
    const { result } = await retrying([...Array<Error>(19).fill(unavailable), "done"]);

    expect(result).toBe("done");
  });
});

test("who was too late, again and again, is not given up either", async () => {
  const { result, pauses } = await retrying([
    new ConcurrencyConflict(),
    unavailable,
    new ConcurrencyConflict(),
    "done",
  ]);

  expect(result).toBe("done");
  expect(pauses).toEqual([100, 200, 400]);
});

test("any other error is the caller's at once", async () => {
  const mistake = new Error("no such table");
  const outcomes = [unavailable, mistake, "too often"];

  const { result, pauses } = await retrying(outcomes);

  expect(result).toBe(mistake);
  expect({ outcomes, pauses }).toEqual({ outcomes: ["too often"], pauses: [100] });
});

describe("unless told otherwise,", () => {
  afterEach(() => void vi.useRealTimers());

  test("it waits by the clock", async () => {
    vi.useFakeTimers();
    const outcomes = [unavailable, "done"];

    const result = retriedPatiently(nextOf(outcomes));
    await vi.advanceTimersByTimeAsync(99);
    const tooEarly = outcomes.length;
    await vi.advanceTimersByTimeAsync(1);

    expect([tooEarly, outcomes.length]).toEqual([1, 0]);
    expect(await result).toBe("done");
  });
});

/** Tries an attempt that ends so, one outcome after the other; with no pause but in numbers (milliseconds). */
async function retrying(outcomes: (string | Error)[]): Promise<{ result: unknown; pauses: number[] }> {
  const pauses: number[] = [];
  const pause = async (milliseconds: number) => void pauses.push(milliseconds);
  const result = await retriedPatiently(nextOf(outcomes), pause).catch((error: unknown) => error);
  return { result, pauses };
}

function nextOf(outcomes: (string | Error)[]): () => Promise<unknown> {
  return async () => {
    const outcome = outcomes.shift();
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
}
