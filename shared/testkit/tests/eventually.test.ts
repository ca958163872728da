import { expect, test, vi } from "vitest";
import { eventually } from "../src/index.ts";

test("resolves to what the assertion returns once it no longer throws", async () => {
  const attempts = countdown(3);

  const answer = await eventually(() => {
    expect(attempts()).toBe(0);
    return "there";
  });

  expect(answer).toBe("there");
});

test("waits for assertions that take their time", async () => {
  const attempts = countdown(2);

  const answer = await eventually(async () => {
    const left = await Promise.resolve(attempts());
    if (left > 0) throw new Error("not yet");
    return "there";
  });

  expect(answer).toBe("there");
});

test("asserts at once and, when that holds, once only", async () => {
  const attempts = countdown(10);

  const left = await eventually(attempts, { every: 60_000 });

  expect(left).toBe(9);
});

test("rethrows the last error after the bound", async () => {
  const attempts = countdown(1_000);

  const failure = await failureOf(
    eventually(
      () => {
        throw new Error(`${attempts()} left`);
      },
      { within: 50, every: 1 },
    ),
  );

  expect(failure.message).toMatch(new RegExp(`^${attempts() + 1} left`));
});

test("says how long it tried", async () => {
  const failure = await failureOf(eventually(() => expect(1).toBe(2), { within: 100 }));

  const [, waited] = /^expected 1 to be 2 .* \(tried for (\d+) ms\)$/.exec(failure.message) ?? [];
  expect(Number(waited)).toBeGreaterThanOrEqual(80);
  expect(Number(waited)).toBeLessThan(1_000);
});

test("keeps the difference between what was expected and what was there", async () => {
  const failure = await failureOf(eventually(() => expect({ left: 3 }).toEqual({ left: 0 }), { within: 20 }));

  expect(failure).toMatchObject({ name: "AssertionError", expected: { left: 0 }, actual: { left: 3 } });
});

test("rethrows what is no error as it is", async () => {
  const attempt = eventually(() => Promise.reject("no error at all"), { within: 20 });

  await expect(attempt).rejects.toBe("no error at all");
});

test("does not wait longer than the bound for an assertion that never ends", async () => {
  const failure = await failureOf(eventually(() => new Promise(() => {}), { within: 50 }));

  expect(failure.message).toMatch(/^The assertion has not ended \(tried for \d+ ms\)$/);
});

test("leaves no timer behind that would keep the process", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });

  await eventually(() => "there");
  const timers = vi.getTimerCount();

  vi.useRealTimers();
  expect(timers).toBe(0);
});

/** Counts one down at each call: `countdown(3)` gives 2, 1, 0, -1, … */
function countdown(start: number): () => number {
  let left = start;
  return () => {
    left -= 1;
    return left;
  };
}

async function failureOf(work: Promise<unknown>): Promise<Error> {
  const failure = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof Error) return failure;
  throw new Error("expected a failure, but there was none");
}
