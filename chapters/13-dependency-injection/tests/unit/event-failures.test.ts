import { beforeEach, describe, expect, test } from "vitest";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import { busOf, commit, deallocated, type Handler, outOfStock } from "../message-bus.ts";
import { requestedLine } from "../primitives.ts";

const fullMailbox = new Error("the mailbox is full");
const fails: Handler = () => Promise.reject(fullMailbox);
const write: Handler = async ({ orderId }, { diary }) => void diary.push(orderId);
const allocate: Handler = (_, { startUnitOfWork }) => commit(startUnitOfWork, outOfStock("a"));

let waits: number[];
const pause = async (milliseconds: number) => void waits.push(milliseconds);
beforeEach(() => {
  waits = [];
});

describe("a handler of an event that fails", () => {
  test("is tried again until it succeeds, and then no more", async () => {
    const { bus, diary, failures } = busOf({ Allocate: allocate, OutOfStock: [failing(3, write)] });

    await bus.handle(requestedLine());
    await bus.settled();

    expect(diary).toEqual(["a"]);
    expect(failures()).toEqual([]);
  });

  test("is tried again alone: the others have done their part", async () => {
    const { bus, diary } = busOf({ Allocate: allocate, OutOfStock: [write, failing(3, async () => {}), write] });

    await bus.handle(requestedLine());
    await bus.settled();

    expect(diary).toEqual(["a", "a"]);
  });

  test("is given up after five tries, and that is said with the event, the handler and the failure of the last one", async () => {
    let tries = 0;
    const sendsMail: Handler = async () => {
      tries += 1;
      throw new Error(`try ${tries}`);
    };
    const { bus, observations } = busOf({ Allocate: allocate, OutOfStock: [sendsMail] });

    await bus.handle(requestedLine());
    await bus.settled();

    expect(tries).toBe(5);
    expect(observations.filter(({ kind }) => kind === "given up")).toEqual([
      expect.objectContaining({
        message: expect.objectContaining({ type: "OutOfStock", orderId: "a" }),
        handler: "sendsMail",
        attempts: 5,
        failure: new Error("try 5"),
      }),
    ]);
  });

  test("waits longer each time: twice as long, but for chance", async () => {
    const { bus } = busOf({ Allocate: allocate, OutOfStock: [fails] }, undefined, pause);

    await bus.handle(requestedLine());
    await bus.settled();

    expect(waits).toHaveLength(4);
    for (const [at, longest] of [100, 200, 400, 800].entries()) {
      expect(waits[at]).toBeGreaterThanOrEqual(longest / 2);
      expect(waits[at]).toBeLessThanOrEqual(longest);
    }
  });

  test("waits by chance, so that those who failed together do not come back together", async () => {
    const { bus } = busOf({ Allocate: allocate, OutOfStock: [fails] }, undefined, pause);

    for (let order = 0; order < 50; order += 1) await bus.handle(requestedLine());
    await bus.settled();

    const first = waits.filter((_, at) => at % 4 === 0);
    expect(new Set(first).size).toBeGreaterThan(40);
    expect(Math.max(...waits)).toBeLessThanOrEqual(800);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(50);
  });

  test("has made happen what it committed before it failed: that is handled, once", async () => {
    const commitsAndFails = failing(
      1,
      async () => {},
      ({ startUnitOfWork }) => commit(startUnitOfWork, deallocated("b")),
    );
    const { bus, diary } = busOf({ Allocate: allocate, OutOfStock: [commitsAndFails], Deallocated: [write] });

    await bus.handle(requestedLine());
    await bus.settled();

    expect(diary).toEqual(["b"]);
  });

  test("and commits each time makes it happen each time", async () => {
    const commitsAndFails = failing(
      9,
      async () => {},
      ({ startUnitOfWork }) => commit(startUnitOfWork, deallocated("b")),
    );
    const { bus, diary, failures } = busOf({ Allocate: allocate, OutOfStock: [commitsAndFails], Deallocated: [write] });

    await bus.handle(requestedLine());
    await bus.settled();

    expect(diary).toEqual(["b", "b", "b", "b", "b"]);
    expect(failures()).toMatchObject([{ event: { orderId: "a" }, failure: fullMailbox }]);
  });

  test("does so in a later try as well: what follows from that is handled behind it, and may fail by itself", async () => {
    const laterOn = failing(2, (_, { startUnitOfWork }) => commit(startUnitOfWork, deallocated("b")));
    const { bus, diary, failures } = busOf({
      Allocate: allocate,
      OutOfStock: [laterOn],
      Deallocated: [failing(4, write)],
    });

    await bus.handle(requestedLine());
    await bus.settled();

    expect({ diary, failures: failures() }).toEqual({ diary: ["b"], failures: [] });
  });
});

test("a lost race is no failure: it is run again at once, and the five tries are left", async () => {
  let runs = 0;
  const losesThenFails: Handler = async () => {
    runs += 1;
    throw runs <= 3 ? new ConcurrencyConflict() : fullMailbox;
  };
  const { bus, failures } = busOf({ Allocate: allocate, OutOfStock: [losesThenFails] });

  await bus.handle(requestedLine());
  await bus.settled();

  expect(runs).toBe(3 + 5);
  expect(failures()).toHaveLength(1);
});

/** Fails so many times, having done something or nothing before. */
function failing(
  times: number,
  handler: Handler,
  before: (tools: Parameters<Handler>[1]) => unknown = () => {},
): Handler {
  let failed = 0;
  return async (message, tools) => {
    if (failed === times) return handler(message, tools);
    failed += 1;
    await before(tools);
    throw fullMailbox;
  };
}
