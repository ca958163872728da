import { correct } from "../correct.ts";
import type { Fault } from "./fault.ts";

export const sameLineFaults: readonly Fault[] = [
  {
    name: "does not know a line again",
    wrong: { recognise: () => "a new line" },
    violates: [
      "allocations-same-line-once",
      "same-line-again",
      "same-line-again-when-full",
      "same-line-other-quantity",
      "same-line-at-once",
    ],
    violatesBefore12: ["same-batch-again-when-allocated"],
  },
  {
    name: "takes the stock of a repeated line once more",
    wrong: {
      recognise: (earlier, line) => {
        if (earlier.qty === line.qty) earlier.batch.available -= line.qty;
        return correct.recognise(earlier, line);
      },
    },
    violates: ["same-line-again", "same-batch-again-when-allocated", "same-line-at-once"],
  },
  {
    name: "knows a line again only as long as its batch has room",
    wrong: {
      recognise: (earlier, line) =>
        earlier.batch.available < line.qty ? "a new line" : correct.recognise(earlier, line),
    },
    violates: ["same-line-again-when-full"],
    violatesBefore12: ["same-batch-again-when-allocated"],
  },
  {
    name: "does not mind another quantity",
    wrong: { recognise: () => "the same line" },
    violates: ["same-line-other-quantity"],
  },
  {
    name: "refuses another quantity, but takes it",
    wrong: {
      recognise: (earlier, line) => {
        earlier.batch.available -= line.qty - earlier.qty;
        return correct.recognise(earlier, line);
      },
    },
    violates: ["same-line-other-quantity"],
  },
  {
    name: "refuses another quantity without a word",
    wrong: { anotherQuantity: () => ({ status: 409, body: { error: "conflict" } }) },
    violates: ["same-line-other-quantity"],
  },
];
