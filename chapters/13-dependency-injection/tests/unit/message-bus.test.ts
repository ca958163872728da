import { describe, expect, test } from "vitest";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import { commandHandlers } from "../../src/service-layer/handlers.ts";
import { messageBus } from "../../src/service-layer/message-bus.ts";
import { fakeProductStore } from "../fakes.ts";
import { busOf, commit, type Handler, outOfStock } from "../message-bus.ts";
import { requestedLine } from "../primitives.ts";

const command = requestedLine();

describe("a command", () => {
  test("reaches its handler, which is given what it needs", async () => {
    const { bus, diary } = busOf({ Allocate: slow("allocate") });

    await bus.handle(command);

    expect(diary).toEqual(["allocate order-1", "allocate: done order-1"]);
  });

  test("reaches nobody else", async () => {
    const { bus, diary } = busOf({ OutOfStock: [slow("mail")], Deallocated: [slow("allocate")] });

    await bus.handle(command);

    expect(diary).toEqual([]);
  });

  test.each(["batch-1", null])("is answered with what its handler answered: %s", async (reference) => {
    const { bus } = busOf({ Allocate: async () => reference });

    const answer = await bus.handle(command);

    expect(answer).toBe(reference);
  });

  test("is not answered with what the handlers of events answered that follow from it", async () => {
    const allocate: Handler = async (_, { startUnitOfWork }) => {
      await commit(startUnitOfWork, outOfStock("order-1"));
      return "batch-1";
    };
    const { bus } = busOf({ Allocate: allocate, OutOfStock: [async () => "mailed"] });

    const answer = await bus.handle(command);

    expect(answer).toBe("batch-1");
  });
});

describe("an event", () => {
  const allocate: Handler = (_, { startUnitOfWork }) => commit(startUnitOfWork, outOfStock("order-1"));

  test("reaches its handlers, one after the other, each of which is given what it needs", async () => {
    const { bus, diary } = busOf({ Allocate: allocate, OutOfStock: [slow("mail"), slow("count")] });

    await bus.handle(command);

    expect(diary).toEqual(["mail", "mail: done", "count", "count: done"].map((each) => `${each} order-1`));
  });

  test("reaches nobody else", async () => {
    const { bus, diary } = busOf({ Allocate: allocate, Deallocated: [slow("allocate")] });

    await bus.handle(command);

    expect(diary).toEqual([]);
  });

  test("that nobody handles is fine", async () => {
    const { bus, failures } = busOf({ Allocate: allocate });

    const answered = bus.handle(command);

    await expect(answered).resolves.toBeNull();
    expect(failures()).toEqual([]);
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
  test("fails whoever gave the command: he is told what it threw, and it is not tried again", async () => {
    let tries = 0;
    const allocate: Handler = (...given) => {
      tries += 1;
      return fails(...given);
    };
    const { bus, failures } = busOf({ Allocate: allocate });

    const handled = bus.handle(command);

    await expect(handled).rejects.toBe(fullMailbox);
    await bus.settled();
    expect({ tries, failures: failures() }).toEqual({ tries: 1, failures: [] });
  });

  test("of an event is given up with it, and stops neither the others nor whoever gave the command", async () => {
    const [one, other] = [outOfStock("one"), outOfStock("other")];
    const allocate: Handler = (_, { startUnitOfWork }) => commit(startUnitOfWork, one, other);
    const { bus, diary, failures } = busOf({ Allocate: allocate, OutOfStock: [slow("mail"), fails, slow("count")] });

    const handled = bus.handle(command);

    await expect(handled).resolves.toBeNull();
    await bus.settled();
    expect(failures()).toEqual([one, other].map((event) => ({ event, failure: fullMailbox })));
    expect(diary.filter((each) => each.includes("done"))).toEqual(
      ["one", "other"].flatMap((each) => [`mail: done ${each}`, `count: done ${each}`]),
    );
  });
});

describe("a handler that loses a race", () => {
  test("is tried again, and the answer is that of the last try", async () => {
    const { bus, diary } = busOf({ Allocate: losing(2, async () => "batch-1") });

    const answer = await bus.handle(command);

    expect(answer).toBe("batch-1");
    expect(diary).toEqual(["lost", "lost"]);
  });

  test("again and again, gives up: the conflict is that of whoever gave the command", async () => {
    const { bus, diary } = busOf({ Allocate: losing(7, async () => "batch-1") });

    const handled = bus.handle(command);

    await expect(handled).rejects.toBeInstanceOf(ConcurrencyConflict);
    expect(diary).toHaveLength(6);
  });

  test("of an event is tried again at once, alone, before whoever gave the command is answered", async () => {
    const allocate: Handler = (_, { startUnitOfWork }) => commit(startUnitOfWork, outOfStock("order-1"));
    const { bus, diary, failures } = busOf({
      Allocate: allocate,
      OutOfStock: [slow("count"), losing(2, slow("mail"))],
    });

    await bus.handle(command);

    expect({ diary, failures: failures() }).toEqual({
      diary: ["count order-1", "count: done order-1", "lost", "lost", "mail order-1", "mail: done order-1"],
      failures: [],
    });
  });
});

test("a bus whose handlers were put together at run time, and one is missing, does not start", () => {
  const incomplete = { ...commandHandlers };
  Reflect.deleteProperty(incomplete, "Allocate");
  const eventHandlers = { Allocated: [], Deallocated: [], Cancelled: [], OutOfStock: [] };

  const start = () =>
    messageBus({ commandHandlers: incomplete, eventHandlers, startUnitOfWork: unitOfWorkOver(fakeProductStore()) });

  expect(start).toThrow("command Allocate must have one handler");
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
