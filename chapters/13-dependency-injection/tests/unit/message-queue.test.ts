import { AsyncLocalStorage } from "node:async_hooks";
import { describe, expect, test } from "vitest";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import type { MessageBus } from "../../src/service-layer/message-bus.ts";
import { fakeProductStore } from "../fakes.ts";
import { busOf, commit, deallocated, type Handler, leave, outOfStock } from "../message-bus.ts";
import { requestedLine } from "../primitives.ts";

const diskFull = new Error("disk full");
const write: Handler = async ({ orderId }, { diary }) => void diary.push(orderId);

describe("what a handler has committed is handled", () => {
  test("when the handler has finished, and before whoever gave the command is answered", async () => {
    const allocate: Handler = async (_, { startUnitOfWork, diary }) => {
      await commit(startUnitOfWork, outOfStock("a"));
      diary.push("allocated");
    };
    const { bus, diary } = busOf({ Allocate: allocate, OutOfStock: [slowly(write)] });

    await bus.handle(requestedLine());
    diary.push("answered");

    expect(diary).toEqual(["allocated", "a", "answered"]);
  });

  test("in the order in which it was committed", async () => {
    const allocate: Handler = async (_, { startUnitOfWork }) => {
      await commit(startUnitOfWork, outOfStock("a"), deallocated("b"));
      await commit(startUnitOfWork, outOfStock("c"));
    };
    const { bus, diary } = busOf({ Allocate: allocate, OutOfStock: [slowly(write)], Deallocated: [write] });

    await bus.handle(requestedLine());

    expect(diary).toEqual(["a", "b", "c"]);
  });

  test("also what follows from that, behind what was there before", async () => {
    const follow: Handler = async ({ orderId }, { startUnitOfWork }) => {
      if (orderId.length < 3) await commit(startUnitOfWork, outOfStock(`${orderId}1`), outOfStock(`${orderId}2`));
    };
    const { bus, diary } = busOf({ Allocate: follow, OutOfStock: [write, follow] });

    await bus.handle(requestedLine({ orderId: "x" }));

    expect(diary).toEqual(["x1", "x2", "x11", "x12", "x21", "x22"]);
  });

  test("of all handlers of the event, when the last of them has finished", async () => {
    const handlers = ["a", "b"].map(
      (name): Handler =>
        async (_, { startUnitOfWork, diary }) => {
          await commit(startUnitOfWork, outOfStock(name));
          diary.push(`handler ${name}`);
        },
    );
    const allocate: Handler = (_, { startUnitOfWork }) => commit(startUnitOfWork, deallocated("first"));
    const { bus, diary } = busOf({ Allocate: allocate, Deallocated: handlers, OutOfStock: [write] });

    await bus.handle(requestedLine());

    expect(diary).toEqual(["handler a", "handler b", "a", "b"]);
  });
});

describe("what a handler committed before it failed has happened, and is handled", () => {
  const commitAndFail: Handler = async (_, { startUnitOfWork }) => {
    await commit(startUnitOfWork, outOfStock("a"));
    throw diskFull;
  };

  test("and the failure is that of whoever gave the command, afterwards", async () => {
    const { bus, diary, failures } = busOf({ Allocate: commitAndFail, OutOfStock: [slowly(write)] });

    const handled = bus.handle(requestedLine()).finally(() => diary.push("answered"));

    await expect(handled).rejects.toBe(diskFull);
    expect({ diary, failures: failures() }).toEqual({ diary: ["a", "answered"], failures: [] });
  });

  test("also of a try that lost a race after that", async () => {
    let tries = 0;
    const allocate: Handler = async (_, { startUnitOfWork }) => {
      tries += 1;
      await commit(startUnitOfWork, outOfStock(`try ${tries}`));
      if (tries === 1) throw new ConcurrencyConflict();
    };
    const { bus, diary } = busOf({ Allocate: allocate, OutOfStock: [write] });

    await bus.handle(requestedLine());

    expect(diary).toEqual(["try 1", "try 2"]);
  });
});

describe("what was not committed has not happened:", () => {
  test("nothing is handled when the handler leaves without a commit", async () => {
    const forget: Handler = (_, { startUnitOfWork }) => leave(startUnitOfWork, outOfStock("a"));
    const { bus, diary } = busOf({ Allocate: forget, OutOfStock: [write] });

    await bus.handle(requestedLine());

    expect(diary).toEqual([]);
  });

  test("nothing is handled when it cannot be written", async () => {
    const store = { ...fakeProductStore(), write: () => Promise.reject(diskFull) };
    const allocate: Handler = (_, { startUnitOfWork }) => commit(startUnitOfWork, outOfStock("a"));
    const { bus, diary } = busOf({ Allocate: allocate, OutOfStock: [write] }, store);

    const handled = bus.handle(requestedLine());

    await expect(handled).rejects.toBe(diskFull);
    expect(diary).toEqual([]);
  });

  test("of several tries, only that is handled which the one that was not late has committed", async () => {
    let tries = 0;
    const working = fakeProductStore();
    const store = { ...working, write: losing(2, working.write) };
    const allocate: Handler = (_, { startUnitOfWork }) => {
      tries += 1;
      return commit(startUnitOfWork, outOfStock(`try ${tries}`));
    };
    const { bus, diary } = busOf({ Allocate: allocate, OutOfStock: [write] }, store);

    await bus.handle(requestedLine());

    expect(diary).toEqual(["try 3"]);
  });
});

describe("what follows from one command is known to its `handle` alone:", () => {
  test("a handler that gives another command waits for what follows from that, not from its own", async () => {
    let bus: MessageBus | undefined;
    const allocate: Handler = async ({ orderId }, { startUnitOfWork, diary }) => {
      await commit(startUnitOfWork, outOfStock(`follows from ${orderId}`));
      if (orderId === "outer") await bus?.handle(requestedLine({ orderId: "inner" }));
      diary.push(`${orderId} is done`);
    };
    const { diary, ...made } = busOf({ Allocate: allocate, OutOfStock: [write] });
    bus = made.bus;

    await bus.handle(requestedLine({ orderId: "outer" }));

    expect(diary).toEqual(["inner is done", "follows from inner", "outer is done", "follows from outer"]);
  });

  test("so does a handler of an event", async () => {
    let bus: MessageBus | undefined;
    const follow: Handler = ({ orderId }, { startUnitOfWork }) =>
      commit(startUnitOfWork, deallocated(`${orderId}1`), deallocated(`${orderId}2`));
    const giveAnother: Handler = async ({ orderId }, { diary }) => {
      diary.push(orderId);
      if (orderId === "x1") await bus?.handle(requestedLine({ orderId: "y" }));
    };
    const { diary, ...made } = busOf({ Allocate: follow, Deallocated: [giveAnother] });
    bus = made.bus;

    await bus.handle(requestedLine({ orderId: "x" }));

    expect(diary).toEqual(["x1", "y1", "y2", "x2"]);
  });

  test("a hundred at the same time handle each what is their own, in its order, and are answered when it is done", async () => {
    const client = new AsyncLocalStorage<string>();
    const follow: Handler = async ({ orderId }, { startUnitOfWork, diary }) => {
      diary.push(`${client.getStore()}: ${orderId}`);
      await someTurns();
      if (orderId.length < 7) await commit(startUnitOfWork, outOfStock(`${orderId}a`), outOfStock(`${orderId}b`));
      return orderId;
    };
    const { bus, diary, failures } = busOf({ Allocate: follow, OutOfStock: [follow] });
    const clients = Array.from({ length: 100 }, (_, at) => `${at + 10_000}`);

    const answers = await Promise.all(
      clients.map((each) =>
        client.run(each, async () => {
          const answer = await bus.handle(requestedLine({ orderId: each }));
          diary.push(`${each}: answered`);
          return answer;
        }),
      ),
    );

    expect(failures()).toEqual([]);
    expect(answers).toEqual(clients);
    const seenBy = Map.groupBy(diary, (entry) => entry.split(":")[0]);
    for (const each of clients)
      expect(seenBy.get(each)).toEqual(
        [each, ...["a", "b", "aa", "ab", "ba", "bb"].map((tail) => each + tail), "answered"].map(
          (what) => `${each}: ${what}`,
        ),
      );
  });
});

/** Others come in between. */
function slowly(handler: Handler): Handler {
  return async (event, tools) => {
    await new Promise(setImmediate);
    return handler(event, tools);
  };
}

/** One time more, the other time less, so that those who began together do not go on together. */
async function someTurns(): Promise<void> {
  const turns = Math.floor(Math.random() * 4);
  for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
}

/** Somebody else is faster, so many times. */
function losing<Given extends unknown[]>(times: number, work: (...given: Given) => Promise<void>) {
  let lost = 0;
  return async (...given: Given) => {
    if (lost === times) return work(...given);
    lost += 1;
    throw new ConcurrencyConflict();
  };
}
