import type { Batch, Content, Stock } from "../behaviour.ts";
import { correct, newBatch } from "../correct.ts";
import { type Rule, rules } from "../rules.ts";
import { whateverIsAdded, whateverSellsOut } from "./affected.ts";
import type { Fault } from "./fault.ts";

/** Shops that are wrong about a new batch. */
export const batchFaults: readonly Fault[] = [
  {
    name: "answers 200 to a new batch",
    wrong: { added: () => ({ status: 200, text: "OK" }) },
    violates: whateverIsAdded,
  },
  {
    name: "says OK in JSON",
    wrong: { added: () => ({ status: 201, body: "OK" }) },
    violates: whateverIsAdded,
  },
  {
    name: "answers a new batch with the batch",
    wrong: { added: (content) => ({ status: 201, body: content }) },
    violates: whateverIsAdded,
  },
  {
    name: "forgets the batches that are added",
    wrong: { add: () => true },
    violates: [
      "allocates-added-batch",
      "prefers-added-warehouse",
      "prefers-added-without-eta",
      "date-of-date-time",
      "same-batch-other-sku",
      "same-batch-other-quantity",
      "same-batch-other-eta",
      "stock-growing",
      ...whateverSellsOut.filter((id) => id !== "same-line-at-once"),
    ],
  },
  {
    name: "has one piece less than was added",
    wrong: { add: (content, stock) => put({ ...newBatch(content), available: content.qty - 1 }, stock) },
    violates: [
      "allocates-added-batch",
      "same-batch-again-adds-nothing",
      "same-batch-again-when-allocated",
      "same-batch-at-once",
      "stock-growing",
    ],
  },
  {
    name: "wants the eta to be mentioned",
    wrong: { rules: [...rules, etas("missing", (eta) => eta === undefined)] },
    violates: ["adds-batch-without-eta", "prefers-added-without-eta"],
  },
  {
    name: "wants an eta",
    wrong: { rules: [...rules, etas("null", (eta) => eta === null)] },
    violates: [
      "adds-batch",
      "allocates-added-batch",
      "prefers-added-warehouse",
      "same-batch-again-adds-nothing",
      "same-batch-again-when-allocated",
      "same-batch-other-eta",
      "ignores-unknown-fields-of-batch",
      "accepts-long-identifiers-of-batch",
      "same-batch-at-once",
      "stock-growing",
    ],
  },
  {
    name: "wants a time with each date",
    wrong: { rules: [...rules, etas("date", (eta) => typeof eta === "string" && eta.length === 10)] },
    violates: [
      "adds-batch-with-date",
      "prefers-added-warehouse",
      "prefers-added-without-eta",
      "same-batch-again",
      "same-batch-other-sku",
      "same-batch-other-quantity",
      "same-batch-other-eta",
      "same-batch-other-adds-nothing",
    ],
  },
  {
    name: "wants no time with a date",
    wrong: { rules: [...rules, etas("date-time", (eta) => typeof eta === "string" && eta.length > 10)] },
    violates: ["adds-batch-with-date-time", "date-of-date-time", "same-batch-again-with-time"],
  },
  {
    name: "reads null as never",
    wrong: { dateIn: (eta) => (eta === null ? "9999-12-31" : correct.dateIn(eta)) },
    violates: ["prefers-added-warehouse"],
  },
  {
    name: "reads no eta as never",
    wrong: { dateIn: (eta) => (eta === undefined ? "9999-12-31" : correct.dateIn(eta)) },
    violates: ["prefers-added-without-eta"],
  },
  {
    name: "goes by the moment in a date-time",
    wrong: { dateIn: (eta) => (eta ? new Date(eta).toISOString().slice(0, 10) : null) },
    violates: ["date-of-date-time", "same-batch-again-with-time"],
  },
  {
    name: "keeps the time with the date",
    wrong: { dateIn: (eta) => eta ?? null },
    violates: ["same-batch-again-with-time"],
  },
];

export function put(batch: Batch, stock: Stock): boolean {
  stock.batches = [...stock.batches, batch];
  return true;
}

function etas(kind: string, isWrong: (eta: Content["eta"] | undefined) => boolean): Rule {
  const isBroken: Rule["isBroken"] = ({ text }) => isWrong(JSON.parse(text).eta);
  return { check: `eta-${kind}`, endpoint: "/add_batch", path: "eta", isBroken };
}
