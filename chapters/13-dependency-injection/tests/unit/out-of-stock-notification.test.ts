import { OrderId, Sku } from "@cosmic/kernel";
import { expect, test } from "vitest";
import { sendOutOfStockNotificationBy } from "../../src/service-layer/handlers/send-out-of-stock-notification.ts";
import { busOver, busOverFakes } from "../bus.ts";
import { mailbox } from "../mailbox.ts";
import { newBatch, requestedLine } from "../primitives.ts";

const outOfStock = {
  type: "OutOfStock",
  orderId: OrderId.parse("order-1"),
  sku: Sku.parse("LAMP"),
  quantity: 20,
  version: 1,
} as const;

test("purchasing is mailed what is out of stock, and which order wants how many", async () => {
  const { notifications, mails } = mailbox();

  await sendOutOfStockNotificationBy(notifications)(outOfStock);

  expect(mails).toEqual([
    {
      audience: "purchasing",
      subject: "Out of stock: LAMP",
      text: "Out of stock for LAMP\n\nOrder order-1 wants 20, and no batch has room for it.\n",
    },
  ]);
});

test("a mail that nobody takes is a failure, for the bus to report", async () => {
  const send = () => Promise.reject(new Error("no such mailbox"));

  const notification = Promise.resolve(sendOutOfStockNotificationBy({ send })(outOfStock));

  await expect(notification).rejects.toThrow("no such mailbox");
});

test("it is one mail for each time that a product is out of stock", async () => {
  const { bus, handle, mails, failures } = busOverFakes();
  const skus = ["LAMP", "SOFA"];
  const added = Promise.all(skus.map((sku) => handle(newBatch({ reference: sku, sku, quantity: 1 }))));
  await expect(added).resolves.toHaveLength(2);

  for (const sku of skus) await handle(requestedLine({ sku, quantity: 2 }));
  await bus.settled();

  expect(failures).toEqual([]);
  expect(mails.map(({ subject }) => subject)).toEqual(["Out of stock: LAMP", "Out of stock: SOFA"]);
});

test("whoever gave the command is answered, though telling purchasing takes forever", async () => {
  const { startUnitOfWork } = busOverFakes();
  const { handle, mails } = busOver(startUnitOfWork, { notifications: { send: () => new Promise(() => {}) } });
  await handle(newBatch({ quantity: 1 }));

  const stillWaiting = new Promise((resolve) => setImmediate(resolve, "still waiting"));
  const answer = await Promise.race([handle(requestedLine({ quantity: 2 })), stillWaiting]);

  expect(answer).toBeNull();
  expect(mails).toEqual([]);
});
