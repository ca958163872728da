import { correct, message } from "../correct.ts";
import { whateverAllocates, whateverIsOutOfStock } from "./affected.ts";
import type { Fault } from "./fault.ts";

/** Shops that are wrong about what they answer to a line, in whatever chapter. */
export const allocationFaults: readonly Fault[] = [
  {
    name: "does not find an unknown SKU",
    wrong: { unknownSku: ({ sku }) => message(404, `Invalid sku ${sku}`) },
    violates: ["unknown-sku", "same-batch-other-adds-nothing"],
  },
  {
    name: "has words of its own for an unknown SKU",
    wrong: { unknownSku: ({ sku }) => message(400, `${sku}? Never heard of it`) },
    violates: ["unknown-sku", "same-batch-other-adds-nothing"],
  },
  {
    name: "falls over lines that are out of stock",
    wrong: { outOfStock: () => message(500, "Internal error") },
    violates: whateverIsOutOfStock,
  },
];

/** Shops that name the batch in their answer, but not as they should: those of chapters 04 to 11. */
export const namingFaults: readonly Fault[] = [
  {
    name: "answers 200 to an allocation",
    chapters: ["07", "11"],
    wrong: { allocated: ({ ref }) => ({ status: 200, body: { batchref: ref } }) },
    violates: whateverAllocates,
  },
  {
    name: "names the batch in another field",
    chapters: ["07", "11"],
    wrong: { allocated: ({ ref }) => ({ status: 201, body: { batchReference: ref } }) },
    violates: whateverAllocates,
  },
  {
    name: "leaves open which batch a line gets",
    chapters: ["07", "11"],
    wrong: { allocated: () => ({ status: 202, text: "OK" }) },
    violates: whateverAllocates,
  },
  {
    name: "accepts lines that are out of stock",
    chapters: ["07"],
    wrong: { outOfStock: () => ({ status: 201, body: { batchref: null } }) },
    violates: whateverIsOutOfStock,
  },
  {
    name: "does not say which SKU is out of stock",
    chapters: ["07"],
    wrong: { outOfStock: () => message(400, "Out of stock") },
    violates: ["out-of-stock"],
  },
  {
    name: "refuses lines that are out of stock",
    chapters: ["11"],
    wrong: { outOfStock: ({ sku }) => message(400, `Out of stock for sku ${sku}`) },
    violates: whateverIsOutOfStock,
  },
  {
    name: "says nothing of the batch to lines that are out of stock",
    chapters: ["11"],
    wrong: { outOfStock: () => ({ status: 201, body: {} }) },
    violates: whateverIsOutOfStock,
  },
  {
    name: "takes a line from several batches together",
    chapters: ["07"],
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
