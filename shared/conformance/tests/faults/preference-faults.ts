import type { Batch } from "../behaviour.ts";
import { correct } from "../correct.ts";
import { whateverSellsOut } from "./affected.ts";
import type { Fault } from "./fault.ts";

/** Shops that are wrong about which batch a line gets. */
export const preferenceFaults: readonly Fault[] = [
  {
    name: "prefers shipments to the warehouse",
    wrong: { inOrder: (batches) => correct.inOrder(batches).toSorted((one, other) => rank(one) - rank(other)) },
    violates: ["prefers-warehouse", "prefers-added-warehouse", "prefers-added-without-eta"],
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
    violates: ["prefers-earlier-shipment", "date-of-date-time", "same-batch-other-adds-nothing"],
  },
  {
    name: "looks no further than the warehouse",
    wrong: {
      inOrder: (batches) => {
        const inWarehouse = batches.filter(({ eta }) => eta === null);
        return inWarehouse.length > 0 ? inWarehouse : correct.inOrder(batches);
      },
    },
    violates: ["out-of-stock-then-stock", "prefers-warehouse", "prefers-added-warehouse", "prefers-added-without-eta"],
  },
  {
    name: "looks no further than the best batch",
    wrong: { inOrder: (batches) => correct.inOrder(batches).slice(0, 1) },
    violates: [
      "out-of-stock-then-stock",
      "prefers-warehouse",
      "prefers-earlier-shipment",
      "prefers-added-warehouse",
      "prefers-added-without-eta",
      "date-of-date-time",
      "same-batch-other-adds-nothing",
      "stock-growing",
    ],
  },
  {
    name: "keeps the last of a warehouse batch",
    wrong: { fits: ({ available, eta }, qty) => (eta === null ? available > qty : available >= qty) },
    // Whatever sells out sells the last of a warehouse batch, too.
    violates: [
      "exact-fit-warehouse",
      "allocates-added-batch",
      "contested-stock",
      "stock-growing",
      ...whateverSellsOut.filter((id) => id !== "same-batch-other-adds-nothing"),
    ],
  },
  {
    name: "keeps the last of a shipment",
    wrong: { fits: ({ available, eta }, qty) => (eta === null ? available >= qty : available > qty) },
    violates: ["exact-fit-shipment"],
  },
];

/** Shipments before the warehouse. */
function rank({ eta }: Batch): number {
  return eta === null ? 1 : 0;
}
