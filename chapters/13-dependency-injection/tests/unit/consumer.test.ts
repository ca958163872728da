import { describe, expect, test } from "vitest";
import { inProcessChannels } from "../../src/adapters/in-process-channels.ts";
import type { Command } from "../../src/domain/commands.ts";
import { consume, consumedChannels } from "../../src/entrypoints/consumer.ts";
import { RefusedRequest } from "../../src/entrypoints/refused-request.ts";
import type { Observation } from "../../src/service-layer/observation.ts";
import { lamp } from "../builders.ts";
import { busOverFakes } from "../bus.ts";
import { consumerOf } from "../consumer.ts";
import { busOf } from "../message-bus.ts";
import { changedQuantity, newBatch, requestedLine } from "../primitives.ts";
import { foundProduct } from "../units-of-work.ts";

const line = { orderid: "order-1", sku: "LAMP", qty: 2 };
const change = { batchref: "batch-1", qty: 6 };

test("it listens to the channels of the contract", () => {
  expect([...consumedChannels].sort()).toEqual(["allocate", "change_batch_quantity"]);
});

test("what has come in and is not served when it is too late is reported, each message once", async () => {
  const channels = inProcessChannels();
  const dropped: [channel: string, text: string, reason: unknown][] = [];
  const tooLate = new AbortController();
  const never = new Promise<never>(() => {});
  await consume(channels.subscribe, {
    bus: { handle: () => never },
    reportDropped: (_, channel, text, reason) => void dropped.push([channel, text, reason]),
    tooLate: tooLate.signal,
  });
  for (const qty of [1, 2]) await channels.publish("allocate", JSON.stringify({ ...line, qty }));

  tooLate.abort("the process was stopped");

  const texts = [1, 2].map((qty) => JSON.stringify({ ...line, qty }));
  expect(dropped).toEqual(texts.map((text) => ["allocate", text, "the process was stopped"]));
});

test("what was served is not reported when it is too late", async () => {
  const channels = inProcessChannels();
  const dropped: string[] = [];
  const tooLate = new AbortController();
  const allServed = await consume(channels.subscribe, {
    bus: busOf({}).bus,
    reportDropped: (_, __, text) => void dropped.push(text),
    tooLate: tooLate.signal,
  });
  await channels.publish("allocate", JSON.stringify(line));
  await allServed();

  tooLate.abort("the process was stopped");

  expect(dropped).toEqual([]);
});

describe("a message becomes a command:", () => {
  test.each<[channel: string, content: unknown, command: Command]>([
    ["allocate", line, requestedLine()],
    ["allocate", { ...line, colour: "red" }, requestedLine()],
    ["change_batch_quantity", change, changedQuantity()],
    ["change_batch_quantity", { ...change, qty: 0 }, changedQuantity({ quantity: 0 })],
    ["change_batch_quantity", { ...change, sku: "LAMP" }, changedQuantity()],
  ])("%s %j", async (channel, content, command) => {
    const { bus, observations } = busOf({});
    const { send, dropped, allServed } = await consumerOf(bus);

    await send(channel, content);
    await allServed();

    expect(commandsIn(observations)).toEqual([command]);
    expect(dropped).toEqual([]);
  });

  test("what it asks for is done, with all that follows", async () => {
    const { bus, handle, announced, startUnitOfWork } = busOverFakes();
    const { send, allServed } = await consumerOf(bus);
    for (const reference of ["batch-1", "batch-2"]) await handle(newBatch({ reference }));

    await send("allocate", line);
    await send("change_batch_quantity", { batchref: "batch-1", qty: 1 });
    await allServed();
    await bus.settled();

    expect(await foundProduct(startUnitOfWork, lamp)).toMatchObject({
      batches: [
        { reference: "batch-1", purchasedQuantity: 1, lines: [] },
        { reference: "batch-2", lines: [{ orderId: "order-1", quantity: 2 }] },
      ],
    });
    expect(announced.map(({ reference }) => reference)).toEqual(["batch-1", "batch-2"]);
  });
});

describe("a message that cannot be understood is dropped, and the next one is served:", () => {
  test.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["half a message", '{"orderid": "order-1", "sk'],
    ["null", "null"],
    ["a number", "7"],
    ["a text", '"order-1"'],
    ["an array", [line]],
    ["an empty object", {}],
    ["no orderid", { ...line, orderid: undefined }],
    ["an orderid that is no text", { ...line, orderid: 1 }],
    ["an empty sku", { ...line, sku: "" }],
    ["a sku of 256 characters", { ...line, sku: "x".repeat(256) }],
    ["no qty", { ...line, qty: undefined }],
    ["a qty in a text", { ...line, qty: "2" }],
    ["half a piece", { ...line, qty: 0.5 }],
    ["no piece", { ...line, qty: 0 }],
    ["less than nothing", { ...line, qty: -1 }],
    ["more than a number can hold", { ...line, qty: 2 ** 53 }],
  ])("%s on allocate", (_, content) => isDropped("allocate", content));

  test.each([
    ["no JSON", "batch-1: 6"],
    ["null", "null"],
    ["no batchref", { qty: 6 }],
    ["a batchref that is no text", { ...change, batchref: ["batch-1"] }],
    ["no qty", { batchref: "batch-1" }],
    ["half a piece", { ...change, qty: 6.5 }],
    ["less than nothing", { ...change, qty: -1 }],
    ["a qty in a text", { ...change, qty: "6" }],
  ])("%s on change_batch_quantity", (_, content) => isDropped("change_batch_quantity", content));

  async function isDropped(channel: string, content: unknown): Promise<void> {
    const { bus, observations } = busOf({});
    const { send, dropped, allServed } = await consumerOf(bus);

    await send(channel, content);
    await send("change_batch_quantity", change);
    await allServed();

    const text = typeof content === "string" ? content : JSON.stringify(content);
    expect(dropped).toEqual([{ id: expect.any(String), channel, text, reason: expect.any(RefusedRequest) }]);
    expect(commandsIn(observations)).toEqual([changedQuantity()]);
  }
});

describe("what is understood and cannot be done is dropped, with the reason, and the next one is served:", () => {
  test.each([
    ["a batch that nobody knows", "change_batch_quantity", { ...change, batchref: "nowhere" }, "unknown-batch"],
    ["a product that nobody knows", "allocate", { ...line, sku: "SOFA" }, "invalid-sku"],
    ["another quantity of a line", "allocate", { ...line, orderid: "before", qty: 3 }, "conflicting-order-line"],
  ])("%s", async (_, channel, content, code) => {
    const { bus, handle } = busOverFakes();
    const { send, dropped, allServed } = await consumerOf(bus);
    await handle(newBatch());
    await handle(requestedLine({ orderId: "before" }));

    await send(channel, content);
    await send("allocate", line);
    await allServed();

    expect(dropped).toMatchObject([{ channel, text: JSON.stringify(content), reason: { code } }]);
    expect(await handle(requestedLine())).toBe("batch-1");
  });

  test("a fault that nobody foresaw", async () => {
    const fault = new TypeError("a mistake of ours");
    const { bus } = busOf({ Allocate: () => Promise.reject(fault) });
    const { send, dropped, allServed } = await consumerOf(bus);

    for (const orderid of ["order-1", "order-2"]) await send("allocate", { ...line, orderid });
    await allServed();

    expect(dropped).toMatchObject([{ reason: fault }, { reason: fault }]);
  });
});

test("each that is dropped can be found by an id of its own", async () => {
  const { send, dropped, allServed } = await consumerOf(busOf({}).bus);

  for (let times = 0; times < 3; times += 1) await send("allocate", "{");
  await allServed();

  expect(new Set(dropped.map(({ id }) => id)).size).toBe(3);
});

test("one is served after the other, in the order in which they came, also when the first takes its time", async () => {
  const { promise: firstMayEnd, resolve: endFirst } = Promise.withResolvers<void>();
  const { bus, observations } = busOf({ Allocate: () => firstMayEnd });
  const { send, allServed } = await consumerOf(bus);

  await send("allocate", line);
  await send("change_batch_quantity", change);
  await new Promise(setImmediate);
  const meanwhile = commandsIn(observations);
  endFirst();
  await allServed();

  expect(meanwhile).toEqual([requestedLine()]);
  expect(commandsIn(observations)).toEqual([requestedLine(), changedQuantity()]);
});

/** In the order in which the bus was given them. */
function commandsIn(observations: readonly Observation[]) {
  return observations.filter(({ kind }) => kind === "enqueued").map(({ message }) => message);
}
