import { correct, message } from "../correct.ts";
import { whateverAllocates, whateverIsOutOfStock } from "./affected.ts";
import type { Fault } from "./fault.ts";
import { findingOrders } from "./order-id-faults.ts";

const tellingOfOrders = [
  "allocations-of-order",
  "allocations-kept-apart",
  "allocations-same-line-once",
  "allocations-partly-out-of-stock",
];
const whateverIsTold = [...whateverAllocates, ...tellingOfOrders, ...findingOrders];
const from12 = (fault: Fault): Fault => ({ ...fault, chapters: ["12"] });

/** Shops that are wrong about how a line is accepted. */
const accepting: readonly Fault[] = [
  {
    name: "names the batch at once",
    wrong: { allocated: ({ ref }) => ({ status: 201, body: { batchref: ref } }) },
    violates: ["accepts-line", ...whateverAllocates],
  },
  {
    name: "answers 200 to a line that it accepts",
    wrong: { allocated: () => ({ status: 200, text: "OK" }) },
    violates: ["accepts-line", ...whateverAllocates],
  },
  {
    name: "says in JSON that a line is accepted",
    wrong: { allocated: () => ({ status: 202, body: "OK" }) },
    violates: ["accepts-line", ...whateverAllocates],
  },
  {
    name: "refuses lines that are out of stock",
    wrong: { outOfStock: ({ sku }) => message(400, `Out of stock for sku ${sku}`) },
    violates: whateverIsOutOfStock,
  },
  {
    name: "accepts a line before it looks for its SKU",
    wrong: { unknownSku: () => ({ status: 202, text: "OK" }) },
    violates: ["unknown-sku", "same-batch-other-adds-nothing"],
  },
  {
    name: "accepts the same line with another quantity, and forgets it",
    wrong: { anotherQuantity: () => ({ status: 202, text: "OK" }) },
    violates: ["same-line-other-quantity"],
  },
];

/** Shops that are wrong about the lines of an order. */
const telling: readonly Fault[] = [
  {
    name: "answers 201 with the batches of an order",
    wrong: { listed: (lines) => ({ ...correct.listed(lines), status: 201 }) },
    violates: whateverIsTold,
  },
  {
    name: "wraps the batches of an order",
    wrong: { listed: (lines) => ({ status: 200, body: { allocations: correct.listed(lines).body } }) },
    violates: whateverIsTold,
  },
  {
    name: "tells batches by another name",
    wrong: { listed: (lines) => ({ status: 200, body: lines.map(({ sku, batch }) => ({ sku, ref: batch.ref })) }) },
    violates: whateverIsTold,
  },
  {
    name: "tells the first line of an order only",
    wrong: { listed: (lines) => correct.listed(lines.slice(0, 1)) },
    violates: ["allocations-of-order"],
  },
  {
    name: "tells the lines of all orders whose names begin alike",
    wrong: { linesOf: (orderid, { allocations }) => allocations.filter((each) => each.orderid.startsWith(orderid)) },
    violates: ["allocations-kept-apart"],
  },
  {
    name: "tells the lines of all orders whose names end alike",
    wrong: { linesOf: (orderid, { allocations }) => allocations.filter((each) => each.orderid.endsWith(orderid)) },
    violates: ["allocations-kept-apart"],
  },
  {
    name: "does not mind capital letters in the name of an order",
    wrong: {
      linesOf: (orderid, { allocations }) =>
        allocations.filter((each) => each.orderid.toLowerCase() === orderid.toLowerCase()),
    },
    violates: ["allocations-kept-apart"],
  },
  {
    name: "tells the batches of all orders",
    wrong: { linesOf: (_orderid, { allocations }) => allocations },
    violates: [],
  },
  {
    name: "does not know at once what it has just allocated",
    wrong: { linesOf: () => [] },
    violates: whateverIsTold,
  },
  {
    name: "tells an empty list of an order that has got no batch",
    wrong: { noLines: () => ({ status: 200, body: [] }) },
    violates: ["allocations-out-of-stock", "allocations-of-refused-line", "allocations-of-unknown-order"],
  },
  {
    name: "says nothing with its 404",
    wrong: { noLines: () => ({ status: 404, body: [] }) },
    violates: ["allocations-out-of-stock", "allocations-of-refused-line", "allocations-of-unknown-order"],
  },
  {
    name: "answers 500 about an order that it does not know",
    wrong: { noLines: () => message(500, "Internal error") },
    violates: [],
  },
];

export const allocationsFaults: readonly Fault[] = [...accepting, ...telling].map(from12);
