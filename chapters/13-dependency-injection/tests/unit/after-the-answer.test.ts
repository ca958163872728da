import { describe, expect, test } from "vitest";
import { busOf, commit, deallocated, type Handler, outOfStock } from "../message-bus.ts";
import { requestedLine } from "../primitives.ts";

const allocate: Handler = (_, { startUnitOfWork }) => commit(startUnitOfWork, outOfStock("a"));
const never = () => new Promise<void>(() => {});

describe("whoever gives a command is answered", () => {
  test("though a handler of an event is waiting for another try", async () => {
    const fails: Handler = () => Promise.reject(new Error("the mailbox is full"));
    const { bus } = busOf({ Allocate: allocate, OutOfStock: [fails] }, undefined, never);

    const answer = await soon(bus.handle(requestedLine()));

    expect(answer).toBeNull();
  });

  test("when all other handlers have had their try, in their order", async () => {
    const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
    const { bus, diary } = busOf({
      Allocate: allocate,
      OutOfStock: [noting("one"), { afterTheAnswer: noting("mail", mayGoOn) }, noting("two")],
    });

    await soon(bus.handle(requestedLine()));
    diary.push("answered");
    goOn();
    await bus.settled();

    expect(diary).toEqual(["one", "two", "answered", "mail"]);
  });
});

describe("a handler that runs after the answer", () => {
  test("is tried as often as any other", async () => {
    let tries = 0;
    const fails: Handler = async () => {
      tries += 1;
      throw new Error("the mailbox is full");
    };
    const { bus, failures } = busOf({ Allocate: allocate, OutOfStock: [{ afterTheAnswer: fails }] });

    await bus.handle(requestedLine());
    await bus.settled();

    expect(tries).toBe(5);
    expect(failures()).toHaveLength(1);
  });

  test("may commit: what follows from that is handled", async () => {
    const commits: Handler = (_, { startUnitOfWork }) => commit(startUnitOfWork, deallocated("b"));
    const { bus, diary } = busOf({
      Allocate: allocate,
      OutOfStock: [{ afterTheAnswer: commits }],
      Deallocated: [noting("follows")],
    });

    await bus.handle(requestedLine());
    await bus.settled();

    expect(diary).toEqual(["follows"]);
  });
});

describe("the bus is settled", () => {
  test("when it has nothing to do", async () => {
    const { bus } = busOf({});

    const settled = soon(bus.settled());

    await expect(settled).resolves.toBeUndefined();
  });

  test("when nobody is at work or waiting for another try, what has come in meanwhile included", async () => {
    const waiting = Promise.withResolvers<void>();
    const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
    const commitsLater = async (...[message, tools]: Parameters<Handler>) => {
      await waiting.promise;
      await allocate(message, tools);
    };
    const { bus, diary } = busOf({
      Allocate: (_, { startUnitOfWork }) => commit(startUnitOfWork, deallocated("a")),
      Deallocated: [{ afterTheAnswer: commitsLater }],
      OutOfStock: [{ afterTheAnswer: noting("mail", mayGoOn) }],
    });
    await bus.handle(requestedLine());

    const settled = bus.settled().then(() => diary.push("settled"));
    const before = await turnsLater(() => [...diary]);
    waiting.resolve();
    const between = await turnsLater(() => [...diary]);
    goOn();
    await settled;

    expect({ before, between, diary }).toEqual({ before: [], between: [], diary: ["mail", "settled"] });
  });

  test("not before the last try", async () => {
    const { promise: mayTryAgain, resolve: tryAgain } = Promise.withResolvers<void>();
    let tries = 0;
    const fails: Handler = async (_, { diary }) => {
      tries += 1;
      diary.push(`try ${tries}`);
      if (tries === 1) throw new Error("the mailbox is full");
    };
    const { bus, diary } = busOf({ Allocate: allocate, OutOfStock: [fails] }, undefined, () => mayTryAgain);
    await bus.handle(requestedLine());

    const settled = bus.settled().then(() => diary.push("settled"));
    const before = await turnsLater(() => [...diary]);
    tryAgain();
    await settled;

    expect({ before, diary }).toEqual({ before: ["try 1"], diary: ["try 1", "try 2", "settled"] });
  });
});

function noting(name: string, mayGoOn?: Promise<void>): Handler {
  return async (_, { diary }) => {
    await mayGoOn;
    diary.push(name);
  };
}

/** What came of it, or that it is still waiting when everything that can happen by itself has happened. */
async function soon<Result>(promise: Promise<Result>): Promise<Result | "still waiting"> {
  return Promise.race([promise, turnsLater(() => "still waiting" as const)]);
}

async function turnsLater<Result>(look: () => Result): Promise<Result> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  return look();
}
