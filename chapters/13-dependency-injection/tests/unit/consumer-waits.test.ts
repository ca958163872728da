import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StorageUnavailable } from "../../src/domain/storage-unavailable.ts";
import { consumerOf } from "../consumer.ts";
import { busOf } from "../message-bus.ts";

const HALF_A_MINUTE = 32_000; // milliseconds, and a little more

const line = { orderid: "order-1", sku: "LAMP", qty: 2 };

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

test("while the database is away a message waits for it, and those behind wait for their turn", async () => {
  const { bus, database, done } = busOnDatabase();
  const { send, dropped, allServed } = await consumerOf(bus);
  database.isAway = true;

  for (const orderid of ["order-1", "order-2"]) await send("allocate", { ...line, orderid });
  await vi.advanceTimersByTimeAsync(5_000);
  const whileAway = [...done];
  database.isAway = false;
  await vi.advanceTimersByTimeAsync(2_000);
  await allServed();

  expect({ whileAway, done, dropped }).toEqual({ whileAway: [], done: ["order-1", "order-2"], dropped: [] });
});

test("a message that has waited for half a minute is dropped, and the next one has its own half minute", async () => {
  const { bus, database, done } = busOnDatabase();
  const { send, dropped, allServed } = await consumerOf(bus);
  database.isAway = true;

  for (const orderid of ["order-1", "order-2"]) await send("allocate", { ...line, orderid });
  await vi.advanceTimersByTimeAsync(HALF_A_MINUTE);
  database.isAway = false;
  await vi.advanceTimersByTimeAsync(2_000);
  await allServed();

  expect(dropped).toMatchObject([
    { text: expect.stringContaining("order-1"), reason: { code: "storage-unavailable" } },
  ]);
  expect(done).toEqual(["order-2"]);
});

/** A bus that allocates whatever it is asked for, unless the database is away. */
function busOnDatabase() {
  const database = { isAway: false };
  const done: string[] = [];
  const { bus } = busOf({
    Allocate: async (message) => {
      if (database.isAway) throw new StorageUnavailable("no database");
      done.push(message.orderId);
    },
  });
  return { bus, database, done };
}
