import { randomOrderId, randomSku } from "@cosmic/testkit/random";
import type { Clause } from "../clause.ts";
import { ContractViolation } from "../contract-violation.ts";
import { asking, type Exchange, told } from "../exchange.ts";
import { expectMessage } from "../expectations.ts";
import { fieldsOf } from "../fields.ts";
import { allocationsRequest } from "../requests.ts";

/** What `GET /allocations/<orderid>` answers. */
export const allocations: readonly Clause[] = [
  {
    id: "allocations-of-order",
    title: "tells the batch of each line of an order",
    from: "12",
    run: async (shop) => {
      const orderid = randomOrderId();
      const one = await shop.addBatch();
      const other = await shop.addBatch();
      await shop.allocate({ orderid, sku: one.sku, qty: 3 });
      await shop.allocate({ orderid, sku: other.sku, qty: 3 });

      const answer = await shop.send(allocationsRequest(orderid));

      expectListed([one, other], answer, "because both lines of the order have been allocated");
    },
  },
  {
    id: "allocations-kept-apart",
    title: "tells nothing of other orders, however similar their names",
    from: "12",
    run: async (shop) => {
      const batch = await shop.addBatch();
      const other = await shop.addBatch();
      const orderid = randomOrderId();
      await shop.allocate({ orderid, sku: batch.sku, qty: 3 });
      await shop.allocate({ orderid: `${orderid}0`, sku: other.sku, qty: 3 });
      await shop.allocate({ orderid: `0${orderid}`, sku: other.sku, qty: 3 });
      await shop.allocate({ orderid: orderid.toUpperCase(), sku: other.sku, qty: 3 });

      const answer = await shop.send(allocationsRequest(orderid));

      expectListed([batch], answer, "because this order has one line; the other orders have other names");
    },
  },
  {
    id: "allocations-same-line-once",
    title: "tells a line once, however often it was asked for",
    from: "12",
    run: async (shop) => {
      const batch = await shop.addBatch();
      const { line } = await shop.allocate({ sku: batch.sku, qty: 3 });
      await shop.allocate(line);

      const answer = await shop.send(allocationsRequest(line.orderid));

      expectListed([batch], answer, "because it was the same line both times");
    },
  },
  {
    id: "allocations-partly-out-of-stock",
    title: "tells those lines of an order that have got a batch",
    from: "12",
    run: async (shop) => {
      const batch = await shop.addBatch();
      const scarce = await shop.addBatch({ qty: 1 });
      const orderid = randomOrderId();
      await shop.allocate({ orderid, sku: batch.sku, qty: 3 });
      await shop.allocate({ orderid, sku: scarce.sku, qty: 3 });

      const answer = await shop.send(allocationsRequest(orderid));

      expectListed([batch], answer, `because of ${scarce.sku} there is not enough`);
    },
  },
  {
    id: "allocations-out-of-stock",
    title: "answers 404 about an order that has got no batch",
    from: "12",
    run: async (shop) => {
      const { sku } = await shop.addBatch({ qty: 1 });
      const { line } = await shop.allocate({ sku, qty: 3 });

      const answer = await shop.send(allocationsRequest(line.orderid));

      expectMessage(404, answer, "because the only line of the order is out of stock");
    },
  },
  {
    id: "allocations-of-refused-line",
    title: "answers 404 about an order whose only line was refused",
    from: "12",
    run: async (shop) => {
      const { line } = await shop.allocate({ sku: randomSku("unknown"), qty: 3 });

      const answer = await shop.send(allocationsRequest(line.orderid));

      expectMessage(404, answer, "because the only line of the order was refused: its SKU is unknown");
    },
  },
  {
    id: "allocations-of-unknown-order",
    title: "answers 404 about an order that it does not know",
    from: "12",
    run: async (shop) => {
      const answer = await shop.send(allocationsRequest(randomOrderId("unknown")));

      expectMessage(404, answer, "because there is no such order");
    },
  },
];

/** @throws ContractViolation unless exactly these batches are told, in whatever order. */
export function expectListed(
  batches: readonly { readonly sku: string; readonly ref: string }[],
  exchange: Exchange,
  because: string,
): void {
  const { answer } = exchange;
  const wanted = batches.map(({ sku, ref }) => ({ sku, batchref: ref }));
  const listed = Array.isArray(answer.json) ? answer.json.map(fieldsOf) : [];
  const isThere = (entry: (typeof wanted)[number]) =>
    listed.some(({ sku, batchref }) => sku === entry.sku && batchref === entry.batchref);
  if (answer.status === 200 && listed.length === wanted.length && wanted.every(isThere)) return;
  const contract = `200 ${JSON.stringify(wanted)}, ${because}`;
  throw new ContractViolation(asking(exchange), contract, told(answer));
}
