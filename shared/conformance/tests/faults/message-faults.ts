import { correct } from "../correct.ts";
import { whateverIsMoved } from "./announcing-faults.ts";
import type { Fault } from "./fault.ts";

const whateverChanges = [
  "shrinks-to-what-is-allocated",
  "grows",
  "moves-line",
  "shrinks-to-nothing",
  "moves-latest-lines",
  "moves-to-best-batch",
  "shrinks-without-room",
  "announces-moved-line",
];

/** Shops that are wrong about what messages make of their stock. */
export const messageFaults: readonly Fault[] = [
  {
    name: "does not heed a new quantity",
    wrong: { change: () => {} },
    violates: [...whateverChanges, ...whateverIsMoved, "mails-line-given-up"],
  },
  {
    name: "takes a new quantity for what is left",
    wrong: { change: (batch, qty) => correct.change(batch, qty, 0) },
    violates: [...whateverChanges, ...whateverIsMoved, "mails-line-given-up"],
  },
  {
    name: "takes no quantity 0",
    wrong: { change: (batch, qty, allocated) => (qty === 0 ? undefined : correct.change(batch, qty, allocated)) },
    violates: ["shrinks-to-nothing", "mails-line-given-up", ...whateverIsMoved],
  },
  {
    name: "shrinks batches, and never lets them grow",
    wrong: {
      change: (batch, qty, allocated) => {
        batch.available = Math.min(batch.available, qty - allocated);
      },
    },
    violates: ["grows"],
  },
  {
    name: "leaves lines where there is no room for them any more",
    wrong: { isShort: () => false },
    violates: [...whateverChanges.filter((id) => id !== "grows"), ...whateverIsMoved, "mails-line-given-up"],
  },
  {
    name: "moves a line when its batch has just enough",
    wrong: { isShort: ({ available }) => available <= 0 },
    violates: ["shrinks-to-what-is-allocated", "contested-shrinking"],
  },
  {
    name: "moves all lines of a batch that has shrunk",
    wrong: { toMove: (lines) => lines.toReversed(), isShort: () => true },
    violates: [
      "shrinks-to-what-is-allocated",
      "grows",
      "moves-latest-lines",
      "announces-moved-line",
      "same-change-again",
      "contested-shrinking",
    ],
  },
  {
    name: "moves the first lines of a batch that has shrunk",
    wrong: { toMove: (lines) => lines },
    violates: ["moves-latest-lines", "announces-moved-line", "same-change-again"],
  },
  {
    name: "moves one line at most",
    wrong: { toMove: (lines) => lines.slice(-1) },
    violates: ["moves-latest-lines", "contested-shrinking"],
  },
  {
    name: "moves lines to any batch",
    wrong: { others: (batches) => correct.inOrder(batches).toReversed() },
    violates: ["moves-to-best-batch"],
  },
  {
    name: "moves lines to no other batch",
    wrong: { others: () => [] },
    // In chapter 11 one asks where a line is by asking for it again: then there is room for it.
    chapters: ["12"],
    violates: ["moves-line", "shrinks-to-nothing", "moves-latest-lines", "moves-to-best-batch", ...whateverIsMoved],
  },
];
