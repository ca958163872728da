import { beforeEach, expect, test } from "vitest";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { createApp } from "../../src/entrypoints/http.ts";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import type { Notification, Notifications } from "../../src/service-layer/notifications.ts";
import { busOver } from "../bus.ts";
import { fakeProductStore } from "../fakes.ts";
import { mailbox } from "../mailbox.ts";
import { addBatchRequest, allocateRequest } from "../requests.ts";

const tooMany = () => allocateRequest({ orderid: "order-1", sku: "LAMP", qty: 3 });

let store: ProductStore;
let mails: readonly Notification[];
let notifications: Notifications;
let reported: unknown[];
let failures: readonly unknown[];
let bus: ReturnType<typeof busOver>["bus"];
let app: ReturnType<typeof createApp>;
beforeEach(async () => {
  store = fakeProductStore();
  reported = [];
  ({ mails, notifications } = mailbox());
  const shop = busOver(unitOfWorkOver(store), { notifications });
  ({ bus, failures } = shop);
  app = createApp({ ...shop, reportFault: (_, fault) => reported.push(fault) });
  await app.request(addBatchRequest({ ref: "batch-1", sku: "LAMP", qty: 2 }));
});

test("of a product out of stock somebody is mailed, and the client is answered", async () => {
  const response = await app.request(tooMany());

  expect(response.status).toBe(202);
  expect(mails).toMatchObject([{ audience: "purchasing", text: expect.stringContaining("Out of stock for LAMP") }]);
});

test("the same line again, and still out of stock: another mail, since somebody still waits", async () => {
  for (const request of [tooMany(), tooMany()]) await app.request(request);

  expect(mails).toHaveLength(2);
});

test("of a line that was served nobody is mailed, nor of one that was refused", async () => {
  const served = await app.request(allocateRequest({ orderid: "order-1", sku: "LAMP", qty: 2 }));
  const refused = [
    await app.request(allocateRequest({ orderid: "order-1", sku: "LAMP", qty: 1 })),
    await app.request(allocateRequest({ orderid: "order-1", sku: "NO-SUCH-CHAIR", qty: 1 })),
  ];
  const outOfStock = await app.request(allocateRequest({ orderid: "order-2", sku: "LAMP", qty: 1 }));

  expect([served, ...refused, outOfStock].map(({ status }) => status)).toEqual([202, 409, 400, 202]);
  expect(mails).toMatchObject([{ text: expect.stringContaining("Order order-2 wants 1") }]);
});

test("a request that is tried again because it lost races mails once", async () => {
  loseRaces(2);

  const response = await app.request(tooMany());

  expect(response.status).toBe(202);
  expect(mails).toHaveLength(1);
});

test("a request that loses every race mails nobody: nothing was decided", async () => {
  loseRaces(6);

  const lost = await app.request(tooMany());
  const again = await app.request(tooMany());

  expect([lost.status, again.status]).toEqual([409, 202]);
  expect(mails).toHaveLength(1);
});

test("a mail that cannot be sent is given up in the end; the client is answered all the same, and the next mail is sent", async () => {
  const { send } = notifications;
  const failure = new Error("no such mailbox");
  notifications.send = () => Promise.reject(failure);
  const response = await app.request(tooMany());
  await bus.settled();
  notifications.send = send;

  await app.request(tooMany());

  expect(response.status).toBe(202);
  expect(failures).toEqual([{ event: expect.objectContaining({ type: "OutOfStock", orderId: "order-1" }), failure }]);
  expect(reported).toEqual([]);
  expect(mails).toHaveLength(1);
});

/** From now on somebody else is faster, so many times. */
function loseRaces(times: number): void {
  const { write } = store;
  let lost = 0;
  store.write = async (changes) => {
    if (lost === times) return write(changes);
    lost += 1;
    throw new ConcurrencyConflict();
  };
}
