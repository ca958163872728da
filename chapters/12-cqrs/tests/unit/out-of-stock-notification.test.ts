import { OrderId, Sku } from "@cosmic/kernel";
import { expect, test } from "vitest";
import { sendOutOfStockNotification } from "../../src/service-layer/handlers/send-out-of-stock-notification.ts";
import { busOverFakes, dependenciesWith } from "../bus.ts";
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
  const { sendMail, mails } = mailbox();

  await sendOutOfStockNotification(outOfStock, dependenciesWith({ sendMail }));

  expect(mails).toEqual([
    {
      to: "stock@made.com",
      subject: "Out of stock: LAMP",
      text: "Out of stock for LAMP\n\nOrder order-1 wants 20, and no batch has room for it.\n",
    },
  ]);
});

test("a mail that nobody takes is a failure, for the bus to report", async () => {
  const sendMail = () => Promise.reject(new Error("no such mailbox"));

  const notification = Promise.resolve(sendOutOfStockNotification(outOfStock, dependenciesWith({ sendMail })));

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
