import { correct, message } from "../correct.ts";
import { whateverRepeatsBatch } from "./affected.ts";
import type { Fault } from "./fault.ts";

const otherContent = ["same-batch-other-sku", "same-batch-other-quantity", "same-batch-other-eta"];
const whateverRefusesBatch = [...otherContent, "same-batch-other-adds-nothing"];

/** Shops that are wrong about a batch which has come before. */
export const sameBatchFaults: readonly Fault[] = [
  {
    name: "does not know a batch again",
    wrong: { recogniseBatch: () => "a new batch" },
    violates: [
      "same-batch-again-adds-nothing",
      "same-batch-again-when-allocated",
      "same-batch-at-once",
      ...whateverRefusesBatch,
    ],
  },
  {
    name: "refuses a batch that it knows",
    wrong: { recogniseBatch: () => "other content" },
    violates: whateverRepeatsBatch,
  },
  {
    name: "adds the stock of a repeated batch once more",
    wrong: {
      recogniseBatch: (earlier, content) => {
        const kind = correct.recogniseBatch(earlier, content);
        if (kind === "the same batch") earlier.available += content.qty;
        return kind;
      },
    },
    violates: ["same-batch-again-adds-nothing", "same-batch-again-when-allocated", "same-batch-at-once"],
  },
  {
    name: "starts anew with a repeated batch",
    wrong: {
      recogniseBatch: (earlier, content) => {
        earlier.available = content.qty;
        return correct.recogniseBatch(earlier, content);
      },
    },
    violates: ["same-batch-again-when-allocated"],
  },
  {
    name: "compares a repeated batch with what is left of it",
    wrong: {
      recogniseBatch: (earlier, content) =>
        earlier.available === content.qty ? correct.recogniseBatch(earlier, content) : "other content",
    },
    violates: ["same-batch-again-when-allocated"],
  },
  {
    name: "does not mind another SKU for a batch",
    wrong: { recogniseBatch: (earlier, content) => correct.recogniseBatch(earlier, { ...content, sku: earlier.sku }) },
    violates: ["same-batch-other-sku"],
  },
  {
    name: "does not mind another quantity for a batch",
    wrong: { recogniseBatch: (earlier, content) => correct.recogniseBatch(earlier, { ...content, qty: earlier.qty }) },
    violates: ["same-batch-other-quantity"],
  },
  {
    name: "does not mind another eta for a batch",
    wrong: { recogniseBatch: (earlier, content) => correct.recogniseBatch(earlier, { ...content, eta: earlier.eta }) },
    violates: ["same-batch-other-eta"],
  },
  {
    name: "refuses other content for a batch, but takes it",
    wrong: {
      recogniseBatch: (earlier, content) => {
        const kind = correct.recogniseBatch(earlier, content);
        Object.assign(earlier, content);
        return kind;
      },
    },
    violates: whateverRefusesBatch,
  },
  {
    name: "refuses another eta for a batch, but goes by it",
    wrong: {
      recogniseBatch: (earlier, content) => {
        const kind = correct.recogniseBatch(earlier, content);
        Object.assign(earlier, { eta: content.eta });
        return kind;
      },
    },
    violates: ["same-batch-other-eta", "same-batch-other-adds-nothing"],
  },
  {
    name: "refuses another quantity for a batch, but sells it",
    wrong: {
      recogniseBatch: (earlier, content) => {
        earlier.available += content.qty - earlier.qty;
        return correct.recogniseBatch(earlier, content);
      },
    },
    violates: ["same-batch-other-adds-nothing"],
  },
  {
    name: "refuses other content for a batch without a word",
    wrong: { otherContent: () => ({ status: 409, body: { error: "conflict" } }) },
    violates: otherContent,
  },
  {
    name: "refuses other content for a batch as a mistake of form",
    wrong: { otherContent: () => message(400, "There is another one") },
    violates: otherContent,
  },
];
