import { randomSku } from "@cosmic/testkit/random";
import type { Clause } from "../clause.ts";
import type { Conversation } from "../conversation.ts";
import { expectMail, expectNoMail } from "../mail-expectations.ts";
import { someLine } from "../requests.ts";
import { askByMessage } from "./allocating-by-message.ts";
import { changeQuantity } from "./shrinking.ts";

const BECAUSE = "because a line is out of stock";

/** What is mailed to the people who buy new stock. */
export const mails: readonly Clause[] = [
  {
    id: "mails-out-of-stock",
    title: "mails which SKU is out of stock",
    from: "08",
    needs: ["mailbox"],
    run: async (shop) => {
      const { sku } = await runOut(shop);

      await expectMail(shop, sku, BECAUSE, {
        inWords: `a body with the text "Out of stock for ${sku}"`,
        isAsPromised: ({ text }) => text.includes(`Out of stock for ${sku}`),
      });
    },
  },
  {
    id: "mails-to-stock",
    title: "mails what is out of stock to stock@made.com",
    from: "08",
    needs: ["mailbox"],
    run: async (shop) => {
      const { sku } = await runOut(shop);

      await expectMail(shop, sku, BECAUSE, {
        inWords: "to stock@made.com",
        isAsPromised: ({ to }) => to.includes("stock@made.com"),
      });
    },
  },
  {
    id: "mails-from-allocations",
    title: "mails what is out of stock from allocations@example.com",
    from: "08",
    needs: ["mailbox"],
    run: async (shop) => {
      const { sku } = await runOut(shop);

      await expectMail(shop, sku, BECAUSE, {
        inWords: "from allocations@example.com",
        isAsPromised: ({ from }) => from === "allocations@example.com",
      });
    },
  },
  {
    id: "mails-order",
    title: "mails whose order is out of stock",
    from: "08",
    needs: ["mailbox"],
    run: async (shop) => {
      const { sku, orderid } = await runOut(shop);

      await expectMail(shop, sku, BECAUSE, {
        inWords: `a body that names the order ${orderid}`,
        isAsPromised: ({ text }) => text.includes(orderid),
      });
    },
  },
  {
    id: "mails-any-sku",
    title: "mails a SKU with letters beyond ASCII as it is",
    from: "08",
    needs: ["mailbox"],
    run: async (shop) => {
      const { sku } = await runOut(shop, `Lampe-für-Zoë-${randomSku()}`);

      await expectMail(shop, sku, BECAUSE, {
        inWords: `a body with the text "Out of stock for ${sku}"`,
        isAsPromised: ({ text }) => text.includes(`Out of stock for ${sku}`),
      });
    },
  },
  {
    id: "mails-nothing-else",
    title: "mails nothing about a line that is allocated, or refused",
    from: "08",
    needs: ["mailbox"],
    run: async (shop) => {
      const { sku } = await shop.addBatch();
      const unknown = randomSku("unknown");
      await shop.allocate({ sku, qty: 10 });
      await shop.allocate({ sku: unknown, qty: 3 });

      const next = await runOut(shop);

      await expectMail(shop, next.sku, BECAUSE);
      await expectNoMail(shop, sku, "because there was enough of it");
      await expectNoMail(shop, unknown, "because nobody has ever sold it: the line was refused");
    },
  },
  {
    id: "mails-out-of-stock-by-message",
    title: "mails that a line which came as a message is out of stock",
    from: "11",
    needs: ["redis", "mailbox"],
    run: async (shop) => {
      const { sku } = await shop.addBatch({ qty: 10 });

      await askByMessage(shop, someLine({ sku, qty: 15 }));

      await expectMail(shop, sku, BECAUSE);
    },
  },
  {
    id: "mails-line-given-up",
    title: "mails that there is no room any more for a line whose batch has shrunk",
    from: "11",
    needs: ["redis", "mailbox"],
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch({ qty: 10 });
      const { line } = await shop.allocate({ sku, qty: 6 });

      await changeQuantity(shop, ref, 0);

      await expectMail(shop, sku, "because its batch, the only one, has shrunk to 0", {
        inWords: `a body that names the order ${line.orderid}`,
        isAsPromised: ({ text }) => text.includes(`Out of stock for ${sku}`) && text.includes(line.orderid),
      });
    },
  },
];

async function runOut(shop: Conversation, name: string = randomSku()) {
  const { sku } = await shop.addBatch({ sku: name, qty: 10 });
  const { line } = await shop.allocate({ sku, qty: 15 });
  return line;
}
