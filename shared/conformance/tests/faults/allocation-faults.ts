import { correct, message } from "../behaviour.ts";
import { whateverAllocates, whateverSellsOut } from "./affected.ts";
import type { Fault } from "./fault.ts";

/** Shops that are wrong about what they answer to a line. */
export const allocationFaults: readonly Fault[] = [
  {
    name: "answers 200 to an allocation",
    wrong: { allocated: ({ ref }) => ({ status: 200, body: { batchref: ref } }) },
    violates: whateverAllocates,
  },
  {
    name: "names the batch in another field",
    wrong: { allocated: ({ ref }) => ({ status: 201, body: { batchReference: ref } }) },
    violates: whateverAllocates,
  },
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
    name: "accepts lines that are out of stock",
    wrong: { outOfStock: () => ({ status: 201, body: { batchref: null } }) },
    violates: ["out-of-stock"],
  },
  {
    name: "falls over lines that are out of stock",
    wrong: { outOfStock: () => message(500, "Internal error") },
    violates: ["out-of-stock", "contested-stock", "stock-growing", ...whateverSellsOut],
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
