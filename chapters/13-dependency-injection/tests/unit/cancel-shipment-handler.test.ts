import { beforeEach, describe, expect, test } from "vitest";
import { busOver, busOverFakes } from "../bus.ts";
import { meanwhile, once } from "../meanwhile.ts";
import { later, lostShipment, newBatch, requestedLine, returnedLine, tomorrow } from "../primitives.ts";

let shop: ReturnType<typeof busOverFakes>;
let handle: typeof shop.handle;
beforeEach(async () => {
  shop = busOverFakes();
  ({ handle } = shop);
  await expect(handle(newBatch({ reference: "boat", quantity: 20, eta: tomorrow }))).resolves.toBeUndefined();
});

test("each line gets another place, the latest first what is best for it", async () => {
  for (const orderId of ["order-1", "order-2", "order-3"]) await handle(requestedLine({ orderId, quantity: 5 }));
  await handle(newBatch({ reference: "warehouse", quantity: 5, eta: null }));
  await handle(newBatch({ reference: "next-boat", quantity: 10, eta: later }));

  const moved = await cancelled("boat");

  expect(moved).toEqual(["order-3 to warehouse", "order-2 to next-boat", "order-1 to next-boat"]);
  expect(await handle(returnedLine({ orderId: "order-3" }))).toBe("warehouse");
  expect(await handle(returnedLine({ orderId: "order-2" }))).toBe("next-boat");
  expect(await handle(returnedLine({ orderId: "order-1" }))).toBe("next-boat");
  expect(shop.mails).toEqual([]);
});

test("those that find no other place are out of stock: each order is mailed, the latest first, and holds nothing", async () => {
  for (const orderId of ["order-1", "order-2", "order-3"]) await handle(requestedLine({ orderId, quantity: 5 }));
  await handle(newBatch({ reference: "next-boat", quantity: 5, eta: later }));

  const moved = await cancelled("boat");

  expect(moved).toEqual(["order-3 to next-boat", "order-2 to null", "order-1 to null"]);
  expect(shop.mails.map(({ text }) => text.match(/Order .+ wants \d+/)?.[0])).toEqual([
    "Order order-2 wants 5",
    "Order order-1 wants 5",
  ]);
  expect(await handle(returnedLine({ orderId: "order-3" }))).toBe("next-boat");
  for (const orderId of ["order-1", "order-2"])
    await expect(handle(returnedLine({ orderId }))).rejects.toMatchObject({ code: "not-allocated" });
});

test("one command moves one line, and all that follows from it is done before the next one moves", async () => {
  for (const orderId of ["order-1", "order-2", "order-3"]) await handle(requestedLine({ orderId, quantity: 5 }));

  const answer = await handle(lostShipment("boat"));
  await shop.bus.settled();

  expect(answer).toMatchObject({ line: { orderId: "order-3" }, to: null });
  expect(shop.mails).toMatchObject([{ text: expect.stringContaining("order-3") }]);
  expect(await handle(returnedLine({ orderId: "order-2" }))).toBe("boat");
  expect(await handle(returnedLine({ orderId: "order-1" }))).toBe("boat");
});

test("nothing of the batch can be had any more, though nobody had ordered anything", async () => {
  const answer = await handle(lostShipment("boat"));

  expect(answer).toBeNull();
  expect(await handle(requestedLine({ quantity: 1 }))).toBeNull();
});

test("lines of other batches stay where they are", async () => {
  await handle(newBatch({ reference: "warehouse", quantity: 2, eta: null }));
  await handle(requestedLine({ orderId: "in-time", quantity: 2 }));
  await handle(newBatch({ reference: "sofas", sku: "SOFA", quantity: 20 }));
  await handle(requestedLine({ orderId: "in-time", sku: "SOFA" }));

  await cancelled("boat");

  expect(await handle(returnedLine({ orderId: "in-time" }))).toBe("warehouse");
  expect(await handle(returnedLine({ orderId: "in-time", sku: "SOFA" }))).toBe("sofas");
});

test("somebody who is faster is not in its way: that line is tried again, and none is lost", async () => {
  await handle(requestedLine({ orderId: "order-1", quantity: 5 }));
  const order = once(() => handle(requestedLine({ orderId: "fast", quantity: 5 })));
  const slow = busOver(meanwhile(order, shop.startUnitOfWork));

  const moved = await cancelled("boat", slow.bus);

  expect(moved).toEqual(["fast to null", "order-1 to null"]);
});

test("once nothing is left the same again changes nothing, and mails nobody a second time", async () => {
  await handle(requestedLine());
  await cancelled("boat");

  const again = await handle(lostShipment("boat"));

  expect(again).toBeNull();
  expect(shop.mails).toHaveLength(1);
});

describe("is refused", () => {
  test("for a batch that nobody knows", async () => {
    const attempt = handle(lostShipment("no-boat"));

    await expect(attempt).rejects.toMatchObject({ code: "unknown-batch", message: "There is no batch no-boat" });
  });

  test.each(["", "x".repeat(256), "two\nlines"])("for a text that can be no reference: %j", async (reference) => {
    const attempt = handle(lostShipment(reference));

    await expect(attempt).rejects.toMatchObject({ code: "invalid-value" });
  });
});

/** Gives the command until nothing is left; answers with who went where, in that order. */
async function cancelled(reference: string, bus: Pick<typeof shop.bus, "handle" | "settled"> = shop.bus) {
  const moved: string[] = [];
  const command = lostShipment(reference);
  for (let next = await bus.handle(command); next; next = await bus.handle(command))
    moved.push(`${next.line.orderId} to ${next.to}`);
  await bus.settled();
  return moved;
}
