import { describe, expect, test } from "vitest";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import type { Observation } from "../../src/service-layer/observation.ts";
import { busOf, commit, deallocated, type Handler, outOfStock } from "../message-bus.ts";
import { requestedLine } from "../primitives.ts";

const letsGo: Handler = (_, { startUnitOfWork }) => commit(startUnitOfWork, deallocated("a"));
const allocatesAgain: Handler = (_, { startUnitOfWork }) => commit(startUnitOfWork, outOfStock("a"));
const mails: Handler = async () => {};

describe("whoever looks on", () => {
  test("sees each message and each of its handlers, in the order in which it happens", async () => {
    const { bus, observations } = busOf({ Allocate: letsGo, Deallocated: [allocatesAgain], OutOfStock: [mails] });

    await bus.handle(requestedLine());

    expect(observations.map(inWords)).toEqual([
      "Allocate enqueued",
      "Allocate started",
      "Deallocated enqueued",
      "Allocate succeeded",
      "Deallocated started by allocatesAgain",
      "OutOfStock enqueued",
      "Deallocated succeeded by allocatesAgain",
      "OutOfStock started by mails",
      "OutOfStock succeeded by mails",
    ]);
  });

  test("sees of what each message is the consequence: a command of nothing", async () => {
    const { bus, observations } = busOf({
      Allocate: letsGo,
      Deallocated: [allocatesAgain, mails],
      OutOfStock: [mails],
    });

    await bus.handle(requestedLine());

    const [command, event, next] = observations.filter(({ kind }) => kind === "enqueued");
    expect(command).toMatchObject({ message: { type: "Allocate" }, causeId: null });
    expect(event).toMatchObject({ message: { type: "Deallocated" }, causeId: command?.id });
    expect(next).toMatchObject({ message: { type: "OutOfStock" }, causeId: event?.id });
  });

  test("knows a message by its id, which is its own, also among those of other buses", async () => {
    const buses = [1, 2].map(() => busOf({ Allocate: letsGo, Deallocated: [mails] }));

    for (const { bus } of [...buses, ...buses]) await bus.handle(requestedLine());

    const all = buses.flatMap(({ observations }) => observations);
    const byId = Map.groupBy(all, ({ id }) => id);
    expect(byId.size).toBe(8);
    for (const of of byId.values()) expect(of.map(({ kind }) => kind)).toEqual(["enqueued", "started", "succeeded"]);
  });

  test("stops nothing, whatever he stumbles over", async () => {
    const { bus } = busOf({}, undefined, undefined, () => {
      throw new Error("no paper left");
    });

    const answer = bus.handle(requestedLine());

    await expect(answer).resolves.toBeNull();
  });

  test("sees a failure, and what it was", async () => {
    const failure = new Error("disk full");
    const { bus, observations } = busOf({ Allocate: () => Promise.reject(failure) });

    await bus.handle(requestedLine()).catch(() => {});

    expect(observations.at(-1)).toMatchObject({ kind: "failed", message: requestedLine(), attempt: 1, failure });
  });

  test("sees how long each attempt took, in milliseconds", async () => {
    const slow: Handler = async () => {
      const begun = performance.now();
      while (performance.now() - begun < 5) await new Promise(setImmediate);
    };
    const { bus, observations } = busOf({ Allocate: slow });
    const begun = performance.now();

    await bus.handle(requestedLine());

    const longest = performance.now() - begun;
    const durations = observations.flatMap((each) => (each.kind === "succeeded" ? [each.milliseconds] : []));
    expect(durations).toHaveLength(1);
    expect(durations[0]).toBeGreaterThanOrEqual(5);
    expect(durations[0]).toBeLessThanOrEqual(longest);
  });

  test("sees attempts counted through: those that lost a race, and those after a wait", async () => {
    const outcomes = [new ConcurrencyConflict(), new ConcurrencyConflict(), new Error("disk full"), null];
    const allocates: Handler = async () => {
      const failure = outcomes.shift();
      if (failure) throw failure;
    };
    const { bus, observations } = busOf({ Allocate: letsGo, Deallocated: [allocates] });

    await bus.handle(requestedLine());
    await bus.settled();

    const ofHandler = observations.filter((each) => "attempt" in each && each.handler === "allocates");
    expect(ofHandler.map((each) => `${each.kind} ${"attempt" in each && each.attempt}`)).toEqual([
      ...["started 1", "failed 1", "started 2", "failed 2", "started 3", "failed 3"],
      ...["started 4", "succeeded 4"],
    ]);
  });

  test("sees that a handler was given up, and after how many attempts in all", async () => {
    const loses: Handler = () => Promise.reject(new ConcurrencyConflict());
    const { bus, observations } = busOf({ Allocate: letsGo, Deallocated: [loses] });

    await bus.handle(requestedLine());
    await bus.settled();

    const [enqueued] = observations.filter(({ message }) => message.type === "Deallocated");
    expect(observations.at(-1)).toEqual({
      kind: "given up",
      id: enqueued?.id,
      causeId: enqueued?.causeId,
      message: enqueued?.message,
      handler: "loses",
      attempts: 5 * 6,
      failure: expect.any(ConcurrencyConflict),
    });
  });
});

/** The command's handler is one of the test's own, whose name says nothing. */
function inWords(observation: Observation): string {
  const { kind, message } = observation;
  const by = "handler" in observation && message.type !== "Allocate" ? ` by ${observation.handler}` : "";
  return `${message.type} ${kind}${by}`;
}
