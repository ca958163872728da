import { afterEach, describe, expect, test, vi } from "vitest";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import { retried } from "../../src/service-layer/retried.ts";

const conflict = new ConcurrencyConflict();

test("a conflict has a name and a code", () => {
  expect(conflict).toMatchObject({ name: "ConcurrencyConflict", code: "concurrency-conflict" });
});

describe("an attempt that loses a race", () => {
  test("is made again, until it succeeds", async () => {
    const outcomes = [conflict, conflict, "done", "too often"];

    const { result, pauses } = await retrying(outcomes);

    expect(result).toBe("done");
    expect(pauses).toHaveLength(2);
    expect(outcomes).toEqual(["too often"]);
  });

  test("may succeed the sixth time", async () => {
    const { result } = await retrying([conflict, conflict, conflict, conflict, conflict, "done"]);

    expect(result).toBe("done");
  });

  test("is given up after six tries, and the conflict is the caller's; nobody waits after the last", async () => {
    const outcomes = Array<Error>(7).fill(conflict);

    const { result, pauses } = await retrying(outcomes);

    expect(result).toBe(conflict);
    expect(outcomes).toHaveLength(1);
    expect(pauses).toHaveLength(5);
  });
});

test("an attempt that succeeds is made once, without a pause", async () => {
  const outcomes = ["done", "too often"];

  const { result, pauses } = await retrying(outcomes);

  expect(result).toBe("done");
  expect({ outcomes, pauses }).toEqual({ outcomes: ["too often"], pauses: [] });
});

test("any other error is the caller's at once, after a conflict too", async () => {
  const mistake = new Error("no such table");
  const outcomes = [conflict, mistake, "too often"];

  const { result } = await retrying(outcomes);

  expect(result).toBe(mistake);
  expect(outcomes).toEqual(["too often"]);
});

describe("the pauses", () => {
  test("are left to chance, within a window that doubles each time: 10 to 160 milliseconds", async () => {
    const runs = await Promise.all(
      Array.from({ length: 200 }, async () => (await retrying(Array<Error>(6).fill(conflict))).pauses),
    );

    for (const [at, window] of [10, 20, 40, 80, 160].entries()) {
      const pauses = runs.map((each) => each[at] ?? Number.NaN);
      expect(Math.min(...pauses)).toBeGreaterThanOrEqual(0);
      // Chance misses one of the halves less than once in 10⁵⁰ runs.
      expect(Math.min(...pauses)).toBeLessThan(window / 2);
      expect(Math.max(...pauses)).toBeGreaterThan(window / 2);
      expect(Math.max(...pauses)).toBeLessThan(window);
    }
  });

  test("come before the next attempt, which waits for their end", async () => {
    const happened: string[] = [];
    const attempt = async () => {
      happened.push("attempt");
      if (happened.length === 1) throw conflict;
    };
    const pause = async () => {
      happened.push("pause");
      await Promise.resolve();
      happened.push("pause is over");
    };

    await retried(attempt, pause);

    expect(happened).toEqual(["attempt", "pause", "pause is over", "attempt"]);
  });
});

describe("unless told otherwise,", () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  test("it waits by the clock", async () => {
    vi.useFakeTimers();
    vi.spyOn(Math, "random").mockReturnValue(0.5); // of 10 milliseconds
    const outcomes = [conflict, "done"];

    const result = retried(async () => {
      const outcome = outcomes.shift();
      if (outcome instanceof Error) throw outcome;
      return outcome;
    });
    await vi.advanceTimersByTimeAsync(4);
    const tooEarly = outcomes.length;
    await vi.advanceTimersByTimeAsync(1);

    expect([tooEarly, outcomes.length]).toEqual([1, 0]);
    expect(await result).toBe("done");
  });
});

/** Retries an attempt that ends so, one outcome after the other; with no pause but in numbers (milliseconds). */
async function retrying(outcomes: (string | Error)[]): Promise<{ result: unknown; pauses: number[] }> {
  const pauses: number[] = [];
  const attempt = async () => {
    const outcome = outcomes.shift();
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const pause = async (milliseconds: number) => void pauses.push(milliseconds);
  const result = await retried(attempt, pause).catch((error: unknown) => error);
  return { result, pauses };
}
