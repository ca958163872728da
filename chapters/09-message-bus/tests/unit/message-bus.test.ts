import { describe, expect, test } from "vitest";
import type { Event } from "../../src/domain/events.ts";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import type { EventHandlers } from "../../src/service-layer/message-bus.ts";
import { busOf, commit, type Handler, outOfStock } from "../message-bus.ts";
import { requestedLine } from "../primitives.ts";

const event = requestedLine();

describe("an event", () => {
  test("reaches its handlers, one after the other, each of which is given what it needs", async () => {
    const { bus, diary } = busOf({ AllocationRequired: [slow("allocate"), slow("count")] });

    await bus.handle(event);

    expect(diary).toEqual(["allocate", "allocate: done", "count", "count: done"].map((each) => `${each} order-1`));
  });

  test("reaches nobody else", async () => {
    const { bus, diary } = busOf({ OutOfStock: [slow("mail")], Deallocated: [slow("allocate")] });

    await bus.handle(event);

    expect(diary).toEqual([]);
  });

  test("is answered with what its handlers answered", async () => {
    const { bus } = busOf({ AllocationRequired: [async () => "batch-1", async () => null] });

    const answers = await bus.handle(event);

    expect(answers).toEqual(["batch-1", null]);
  });

  test("that nobody handles is fine", async () => {
    const { bus, failures } = busOf({});

    const answers = await bus.handle(event);

    expect({ answers, failures }).toEqual({ answers: [], failures: [] });
  });

  test("is not answered with what the handlers of others answered that follow from it", async () => {
    const allocate: Handler = async (_, { startUnitOfWork }) => {
      await commit(startUnitOfWork, outOfStock("order-1"));
      return "batch-1";
    };
    const { bus } = busOf({ AllocationRequired: [allocate], OutOfStock: [async () => "mailed"] });

    const answers = await bus.handle(event);

    expect(answers).toEqual(["batch-1"]);
  });
});

const fullMailbox = new Error("the mailbox is full");
const failing: readonly [string, Handler][] = [
  ["rejects", () => Promise.reject(fullMailbox)],
  [
    "throws at once",
    () => {
      throw fullMailbox;
    },
  ],
];

describe.each(failing)("a handler that %s", (_, fails) => {
  test("fails whoever told of the event: nobody else has heard of it, and the next handler does not", async () => {
    const { bus, diary, failures } = busOf({ AllocationRequired: [fails, slow("count")] });

    const handled = bus.handle(event);

    await expect(handled).rejects.toBe(fullMailbox);
    expect({ diary, failures }).toEqual({ diary: [], failures: [] });
  });

  test("of an event that follows is reported with it, and stops neither the others nor whoever told of the first", async () => {
    const [one, other] = [outOfStock("one"), outOfStock("other")];
    const allocate: Handler = (_, { startUnitOfWork }) => commit(startUnitOfWork, one, other);
    const { bus, diary, failures } = busOf({
      AllocationRequired: [allocate],
      OutOfStock: [slow("mail"), fails, slow("count")],
    });

    const handled = bus.handle(event);

    await expect(handled).resolves.toBeDefined();
    expect(failures).toEqual([one, other].map((each) => ({ event: each, failure: fullMailbox })));
    const told = ["mail", "mail: done", "count", "count: done"];
    expect(diary).toEqual(["one", "other"].flatMap((each) => told.map((entry) => `${entry} ${each}`)));
  });
});

describe("a handler that loses a race", () => {
  test("is tried again, alone, and the answer is that of the last try", async () => {
    const { bus, diary } = busOf({ AllocationRequired: [slow("count"), losing(2, async () => "batch-1")] });

    const answers = await bus.handle(event);

    expect(answers).toEqual([undefined, "batch-1"]);
    expect(diary).toEqual(["count order-1", "count: done order-1", "lost", "lost"]);
  });

  test("again and again, gives up: the conflict is that of whoever told of the event", async () => {
    const { bus, diary } = busOf({ AllocationRequired: [losing(7, async () => "batch-1")] });

    const handled = bus.handle(event);

    await expect(handled).rejects.toBeInstanceOf(ConcurrencyConflict);
    expect(diary).toHaveLength(6);
  });

  test("of an event that follows is tried again as well; nothing is reported when that helps", async () => {
    const allocate: Handler = (_, { startUnitOfWork }) => commit(startUnitOfWork, outOfStock("order-1"));
    const { bus, diary, failures } = busOf({ AllocationRequired: [allocate], OutOfStock: [losing(2, slow("mail"))] });

    await bus.handle(event);

    expect({ diary, failures }).toEqual({
      diary: ["lost", "lost", "mail order-1", "mail: done order-1"],
      failures: [],
    });
  });
});

test("a type of event without handlers, not even none, does not compile", () => {
  // @ts-expect-error OutOfStock is missing
  const handlers: EventHandlers<unknown> = {
    BatchAdded: [],
    AllocationRequired: [],
    DeallocationRequired: [],
    BatchQuantityChanged: [],
    Deallocated: [],
  };

  expect(handlers).not.toHaveProperty("OutOfStock" satisfies Event["type"]);
});

/** Others have the opportunity to come in between. */
function slow(name: string): Handler {
  return async ({ orderId }, { diary }) => {
    diary.push(`${name} ${orderId}`);
    await new Promise(setImmediate);
    diary.push(`${name}: done ${orderId}`);
  };
}

/** Somebody else is faster, so many times. */
function losing(times: number, handler: Handler): Handler {
  let lost = 0;
  return async (handled, dependencies) => {
    if (lost === times) return handler(handled, dependencies);
    lost += 1;
    dependencies.diary.push("lost");
    throw new ConcurrencyConflict();
  };
}
