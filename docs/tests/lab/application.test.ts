import type { Occurrence, Request } from "@cosmic/playground/application";
import { describe, expect, test } from "vitest";
import { start } from "./chapters.ts";

const post = (path: string, body: object): Request => ({
  via: "http",
  method: "POST",
  path,
  body: JSON.stringify(body),
});
const addBatch = post("/add_batch", { ref: "batch-1", sku: "SMALL-TABLE", qty: 20 });
const order = (orderid: string, qty: number) => post("/allocate", { orderid, sku: "SMALL-TABLE", qty });

const FINE = { mailDown: false, brokerDown: false, throws: "" };

/** `OutOfStock sendOutOfStockNotification 1: failed`, one line for each end of a handler. */
function endsIn(occurrences: readonly Occurrence[]): string[] {
  const types = new Map(
    occurrences.flatMap((each) => (each.kind === "enqueued" ? [[each.id, each.message.type]] : [])),
  );
  return occurrences.flatMap((each) => {
    if (each.kind === "given up") return [`${types.get(each.id)} ${each.handler}: given up`];
    if (each.kind !== "succeeded" && each.kind !== "failed") return [];
    return [`${types.get(each.id)} ${each.handler} ${each.attempt}: ${each.kind}`];
  });
}

describe("a chapter's application in the lab", () => {
  test("has in 04 the stock that its server begins with", async () => {
    const { send, tables } = await start("04");

    const answer = await send(order("order-1", 2));

    expect(answer).toMatchObject({ status: 201, body: '{"batchref":"batch-tables-1"}' });
    expect(tables().map(({ name, rows }) => `${name} ${rows.length}`)).toEqual(["batches 3", "order_lines 1"]);
  });

  test.each(["05", "06", "07", "08", "09", "10", "11"])("takes an order from a batch in %s", async (chapter) => {
    const { send, tables } = await start(chapter);

    await send(addBatch);
    const answer = await send(order("order-1", 2));

    expect(answer).toMatchObject({ status: 201, body: '{"batchref":"batch-1"}', refused: false });
    expect(tables().find(({ name }) => name === "order_lines")?.rows).toMatchObject([
      { order_id: "order-1", quantity: 2 },
    ]);
  });

  test.each(["12", "13"])("shows in %s by a read what a command has done", async (chapter) => {
    const { send } = await start(chapter);

    await send(addBatch);
    await send(order("order-1", 2));
    const answer = await send({ via: "http", method: "GET", path: "/allocations/order-1", body: "" });

    expect(answer).toMatchObject({ status: 200, body: '[{"sku":"SMALL-TABLE","batchref":"batch-1"}]' });
  });

  test.each(["09", "10", "11", "12", "13"])("knows in %s which handler raised an event, and wrote", async (chapter) => {
    const { send, settled, occurrences } = await start(chapter);
    const type = chapter === "09" ? "BatchQuantityChanged" : "ChangeBatchQuantity";

    await send(addBatch);
    await send(order("order-1", 2));
    await send({ via: "bus", text: JSON.stringify({ type, reference: "batch-1", quantity: 1 }) });
    await settled();

    const raised = occurrences.find((each) => each.kind === "enqueued" && each.message.type === "Deallocated");
    const deleted = occurrences.find(
      (each) => each.kind === "effect" && each.effect.kind === "write" && each.effect.verb === "delete",
    );
    expect(raised).toMatchObject({ by: { handler: "changeBatchQuantity", attempt: 1 } });
    expect(deleted).toMatchObject({
      by: { handler: "changeBatchQuantity" },
      effect: { table: "order_lines", rows: 1 },
    });
  });

  test.each(["09", "10", "13"])("tells in %s two handlers apart that are at work at once", async (chapter) => {
    const { send, settled, occurrences } = await start(chapter);
    const spoons = { orderid: "order-2", sku: "TINY-SPOON", qty: 1 };
    await send(addBatch);
    await send(post("/add_batch", { ref: "batch-2", sku: "TINY-SPOON", qty: 5 }));
    occurrences.length = 0;

    await Promise.all([send(order("order-1", 2)), send(post("/allocate", spoons))]);
    await settled();

    const writers = occurrences.flatMap((each) =>
      each.kind === "effect" && each.effect.kind === "write" && each.effect.table === "order_lines"
        ? [each.by?.id]
        : [],
    );
    const orders = occurrences.flatMap((each) => (each.kind === "enqueued" && each.causeId === null ? [each.id] : []));
    expect(writers).toHaveLength(2);
    expect(new Set(writers)).toEqual(new Set(orders));
  });

  test.each(["08", "09"])("loses a mail in %s when the mail server is down, and logs it", async (chapter) => {
    const { send, turn, settled, occurrences, reports } = await start(chapter);
    turn({ ...FINE, mailDown: true });

    await send(addBatch);
    const answer = await send(order("order-3", 500));
    await settled();

    expect(answer).toMatchObject({ status: 201, body: '{"batchref":null}' });
    expect(endsIn(occurrences).slice(-1)).toEqual(["OutOfStock sendOutOfStockNotification 1: failed"]);
    expect(reports).toEqual(["OutOfStock could not be handled: the mail server does not answer"]);
  });

  test.each(["10", "13"])("answers in %s all the same, tries the mail again, and gives it up", async (chapter) => {
    const { send, turn, settled, occurrences } = await start(chapter);
    turn({ ...FINE, mailDown: true });

    await send(addBatch);
    const answer = await send(order("order-3", 500));
    const triedBeforeTheAnswer = endsIn(occurrences).filter((line) => line.includes("Notification")).length;
    await settled();

    expect(answer.refused).toBe(false);
    expect(triedBeforeTheAnswer).toBeLessThan(5);
    expect(endsIn(occurrences).filter((line) => line.includes("Notification"))).toEqual([
      ...[1, 2, 3, 4, 5].map((attempt) => `OutOfStock sendOutOfStockNotification ${attempt}: failed`),
      "OutOfStock sendOutOfStockNotification: given up",
    ]);
  });

  test("sends the mail with a later try when the mail server comes back", async () => {
    const { send, turn, settled, occurrences } = await start("10");
    turn({ ...FINE, mailDown: true });

    await send(addBatch);
    await send(order("order-3", 500));
    turn(FINE);
    await settled();

    expect(endsIn(occurrences).slice(-1)).toEqual([expect.stringMatching(/Notification [2-5]: succeeded/)]);
  });

  test.each(["11", "13"])("publishes in %s nothing while the broker is down, and hears nothing", async (chapter) => {
    const { send, turn, settled, occurrences } = await start(chapter);
    turn({ ...FINE, brokerDown: true });

    await send(addBatch);
    const answer = await send(order("order-1", 2));
    const onChannel = await send({ via: "channel", channel: "allocate", text: "{}" });
    await settled();

    expect(answer.refused).toBe(false);
    expect(endsIn(occurrences)).toContain("Allocated publishAllocated: given up");
    expect(onChannel).toMatchObject({ refused: true, body: "the broker does not answer: nobody hears of it" });
  });

  test.each(["09", "10", "11", "12", "13"])("lets in %s the chosen handler throw, and no other", async (chapter) => {
    const { send, turn, occurrences, parts } = await start(chapter);
    turn({ ...FINE, throws: "allocate" });

    const added = await send(addBatch);
    const answer = await send(order("order-1", 2));

    expect(parts.handlers).toContain("allocate");
    expect(added.status).toBe(201);
    expect(answer.status).toBe(500);
    expect(endsIn(occurrences).slice(-1)).toEqual([expect.stringContaining("allocate 1: failed")]);
  });

  test("drops in 11 what another system sends, when it is nonsense", async () => {
    const { send, reports, occurrences } = await start("11");

    await send({ via: "channel", channel: "allocate", text: "{ oops" });

    expect(occurrences).toEqual([]);
    expect(reports).toEqual(["allocate { oops was dropped: The message is not well-formed JSON"]);
  });

  test("has in 04 and 07 no messages, and in 08 no door to the bus", async () => {
    const parts = await Promise.all(["04", "07", "08", "10", "13"].map(async (each) => (await start(each)).parts));

    expect(parts.map(({ doors, messages, broker }) => [doors.join(" "), messages, broker])).toEqual([
      ["http", false, false],
      ["http", false, false],
      ["http", true, false],
      ["http bus", true, false],
      ["http channel bus", true, true],
    ]);
  });
});
