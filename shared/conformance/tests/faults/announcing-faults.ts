import type { Batch, Behaviour, Line } from "../behaviour.ts";
import { messageRules } from "../message-rules.ts";
import type { Fault } from "./fault.ts";

const changes = messageRules.map(({ check }) => check).filter((id) => id.startsWith("drops-change-"));
const lines = messageRules.map(({ check }) => check).filter((id) => id.startsWith("drops-line-"));

/** Every check that waits until a line is announced: it was allocated by HTTP, or by message, or moved. */
const whateverIsAllocatedByHttp = [
  "announces-allocation",
  "announces-same-line-once",
  "announces-no-line-without-stock",
  "announces-contested-stock",
];
const whateverIsAllocatedByMessage = [
  "allocates-by-message",
  "same-line-by-message",
  "other-quantity-by-message",
  "out-of-stock-by-message",
  "drops-line-unknown-sku",
  ...lines,
];
export const whateverIsMoved = [
  "announces-moved-line",
  "same-change-again",
  "announces-no-line-given-up",
  "shrinks-to-what-is-allocated",
  "contested-shrinking",
  "drops-change-unknown-batch",
  ...changes,
];
const whatever = [...whateverIsAllocatedByHttp, ...whateverIsAllocatedByMessage, ...whateverIsMoved];

/** Shops that are wrong about what they say on `line_allocated`. */
export const announcingFaults: readonly Fault[] = [
  { name: "announces nothing", wrong: announcing(() => []), violates: whatever },
  {
    name: "announces a line by the names of its domain",
    wrong: announcing(({ orderid, sku, qty }, { ref }) => [
      { orderId: orderid, sku, quantity: qty, batchReference: ref },
    ]),
    violates: whatever,
  },
  {
    name: "announces quantities as text",
    wrong: announcing((line, { ref }) => [{ ...line, qty: String(line.qty), batchref: ref }]),
    violates: whatever,
  },
  {
    name: "does not announce the batch",
    wrong: announcing((line) => [line]),
    violates: whatever,
  },
  {
    name: "announces each line twice",
    wrong: announcing((line, { ref }) => [
      { ...line, batchref: ref },
      { ...line, batchref: ref },
    ]),
    violates: whatever,
  },
  {
    name: "announces the same line again",
    wrong: { announceSameLine: (line, { ref }) => [{ ...line, batchref: ref }] },
    violates: ["announces-same-line-once", "same-line-by-message"],
  },
  {
    name: "announces lines that are out of stock",
    wrong: { announceOutOfStock: (line) => [{ ...line, batchref: null }] },
    violates: [
      "announces-no-line-without-stock",
      "announces-contested-stock",
      "announces-no-line-given-up",
      "out-of-stock-by-message",
    ],
  },
  {
    name: "does not announce a line that was moved",
    wrong: { announceMoved: () => [] },
    violates: whateverIsMoved,
  },
  {
    name: "announces with a line that was moved the batch that it has lost",
    wrong: { announceMoved: (line) => [{ ...line, batchref: "batch-1" }] },
    violates: whateverIsMoved,
  },
];

function announcing(announce: (line: Line, batch: Batch) => readonly unknown[]): Partial<Behaviour> {
  return { announce, announceMoved: announce };
}
