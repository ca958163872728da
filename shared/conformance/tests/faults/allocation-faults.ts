import { type Batch, correct, message } from "../behaviour.ts";
import type { Fault } from "./fault.ts";

/** Every check that has a line allocated: nothing can be right about it when no batch is ever named. */
const whateverIsAllocated = [
  "allocates",
  "prefers-warehouse",
  "prefers-earlier-shipment",
  "exact-fit-warehouse",
  "exact-fit-shipment",
  "same-line-again",
  "same-line-again-when-full",
  "same-line-other-quantity",
  "ignores-unknown-fields",
  "accepts-long-identifiers",
  "contested-stock",
];

export const allocationFaults: readonly Fault[] = [
  {
    name: "answers 200 to an allocation",
    wrong: { allocated: ({ ref }) => ({ status: 200, body: { batchref: ref } }) },
    violates: whateverIsAllocated,
  },
  {
    name: "names the batch in another field",
    wrong: { allocated: ({ ref }) => ({ status: 201, body: { batchReference: ref } }) },
    violates: whateverIsAllocated,
  },
  {
    name: "prefers shipments to the warehouse",
    wrong: { inOrder: (batches) => correct.inOrder(batches).toSorted((one, other) => rank(one) - rank(other)) },
    violates: ["prefers-warehouse"],
  },
  {
    name: "prefers the later shipment",
    wrong: {
      inOrder: (batches) =>
        correct
          .inOrder(batches)
          .toReversed()
          .toSorted((one, other) => rank(other) - rank(one)),
    },
    violates: ["prefers-earlier-shipment"],
  },
  {
    name: "looks no further than the warehouse",
    wrong: {
      inOrder: (batches) => {
        const inWarehouse = batches.filter(({ eta }) => eta === null);
        return inWarehouse.length > 0 ? inWarehouse : correct.inOrder(batches);
      },
    },
    violates: ["prefers-warehouse"],
  },
  {
    name: "looks no further than the best batch",
    wrong: { inOrder: (batches) => correct.inOrder(batches).slice(0, 1) },
    violates: ["prefers-warehouse", "prefers-earlier-shipment"],
  },
  {
    name: "keeps the last of a warehouse batch",
    wrong: { fits: ({ available, eta }, qty) => (eta === null ? available > qty : available >= qty) },
    // The last piece of contested stock is the last of a warehouse batch, too.
    violates: ["exact-fit-warehouse", "contested-stock"],
  },
  {
    name: "keeps the last of a shipment",
    wrong: { fits: ({ available, eta }, qty) => (eta === null ? available >= qty : available > qty) },
    violates: ["exact-fit-shipment"],
  },
  {
    name: "does not find an unknown SKU",
    wrong: { unknownSku: ({ sku }) => message(404, `Invalid sku ${sku}`) },
    violates: ["unknown-sku"],
  },
  {
    name: "has words of its own for an unknown SKU",
    wrong: { unknownSku: ({ sku }) => message(400, `${sku}? Never heard of it`) },
    violates: ["unknown-sku"],
  },
  {
    name: "accepts lines that are out of stock",
    wrong: { outOfStock: () => ({ status: 201, body: { batchref: null } }) },
    violates: ["out-of-stock"],
  },
  {
    name: "falls over lines that are out of stock",
    wrong: { outOfStock: () => message(500, "Internal error") },
    violates: ["out-of-stock", "contested-stock"],
  },
  {
    name: "does not say which SKU is out of stock",
    wrong: { outOfStock: () => message(400, "Out of stock") },
    violates: ["out-of-stock"],
  },
  {
    name: "takes a line from several batches together",
    wrong: {
      outOfStock: (line, batches) => {
        const [first] = batches;
        const available = batches.reduce((sum, batch) => sum + batch.available, 0);
        if (!first || available < line.qty) return correct.outOfStock(line, batches);
        return correct.allocated(first);
      },
    },
    violates: ["out-of-stock"],
  },
];

/** Shipments before the warehouse. */
function rank({ eta }: Batch): number {
  return eta === null ? 1 : 0;
}
