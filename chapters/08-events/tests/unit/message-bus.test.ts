import { describe, expect, test } from "vitest";
import { type EventHandler, type EventHandlers, messageBus } from "../../src/service-layer/message-bus.ts";
import { aLine } from "../builders.ts";

type Diary = string[];
type Handler = EventHandler<"OutOfStock", Diary>;

const outOfStock = () => ({ type: "OutOfStock" as const, ...aLine() });

test("an event reaches its handler, which is given what it needs", async () => {
  const event = outOfStock();
  const { publish, diary } = busOf(async ({ orderId }, written) => void written.push(orderId));

  await publish([event]);

  expect(diary).toEqual([event.orderId]);
});

test("an event that nobody handles is fine", async () => {
  const { publish, failures } = busOf();

  await publish([outOfStock()]);

  expect(failures).toEqual([]);
});

test("each event reaches all of its handlers, one after the other, before the next event reaches any", async () => {
  const [one, other] = [outOfStock(), outOfStock()];
  const { publish, diary } = busOf(slow("mails"), slow("counts"));

  await publish([one, other]);

  expect(diary).toEqual(
    [one, other].flatMap(({ orderId }) =>
      ["mails", "counts"].flatMap((name) => [`${name} ${orderId}`, `${name} ${orderId}: done`]),
    ),
  );
});

describe.each<[string, Handler]>([
  ["rejects", () => Promise.reject(new Error("no such mailbox"))],
  [
    "throws at once",
    () => {
      throw new Error("no such mailbox");
    },
  ],
])("a handler that %s", (_, fails) => {
  test("is reported with its event, and stops neither the others nor whoever published", async () => {
    const [one, other] = [outOfStock(), outOfStock()];
    const { publish, diary, failures } = busOf(slow("mails"), fails, slow("counts"));

    await publish([one, other]);

    expect(failures).toEqual([one, other].map((event) => ({ event, failure: new Error("no such mailbox") })));
    expect(diary.filter((each) => each.endsWith("done"))).toHaveLength(4);
  });
});

test("a type of event without handlers, not even none, does not compile", () => {
  // @ts-expect-error OutOfStock is missing
  const none: EventHandlers<Diary> = {};

  expect(none).toEqual({});
});

/** A bus with these handlers of one event; what they write into the diary, and what was reported of them. */
function busOf(...handlers: readonly Handler[]) {
  const diary: Diary = [];
  const failures: unknown[] = [];
  const publish = messageBus({ OutOfStock: handlers }, diary, (event, failure) => failures.push({ event, failure }));
  expect(publish, "what messageBus answers").toBeTypeOf("function");
  return { publish, diary, failures };
}

/** Others have the opportunity to come in between. */
function slow(name: string): Handler {
  return async ({ orderId }, diary) => {
    diary.push(`${name} ${orderId}`);
    await new Promise(setImmediate);
    diary.push(`${name} ${orderId}: done`);
  };
}
