/** Every check that asks for more than there is, to see that nothing was added. */
export const whateverSellsOut = [
  "same-batch-again-adds-nothing",
  "same-batch-again-when-allocated",
  "same-batch-other-adds-nothing",
  "same-line-at-once",
  "same-batch-at-once",
];

/** Every check that wants to hear that there is no stock for a line. */
export const whateverIsOutOfStock = [
  "out-of-stock",
  "names-no-batch",
  "accepts-line-out-of-stock",
  "contested-stock",
  "stock-growing",
  ...whateverSellsOut,
];

/** Every check that has a line allocated: nothing can be right about it when no batch is ever named. */
export const whateverAllocates = [
  "allocates",
  "prefers-warehouse",
  "prefers-earlier-shipment",
  "exact-fit-warehouse",
  "exact-fit-shipment",
  "same-line-again",
  "same-line-again-when-full",
  "same-line-other-quantity",
  "allocates-added-batch",
  "prefers-added-warehouse",
  "prefers-added-without-eta",
  "date-of-date-time",
  "ignores-unknown-fields",
  "accepts-long-identifiers",
  "contested-stock",
  "stock-growing",
  "out-of-stock-then-stock",
  ...whateverSellsOut,
];

/** Every check that adds a batch which is refused when it is known. */
export const whateverRepeatsBatch = [
  "same-batch-again",
  "same-batch-again-with-time",
  "same-batch-again-when-allocated",
  "same-batch-other-sku",
  "same-batch-other-quantity",
  "same-batch-other-eta",
  "ignores-unknown-fields-of-batch",
  "same-batch-at-once",
];

/** Every check that wants to hear that a batch was added. */
export const whateverIsAdded = [
  "adds-batch",
  "adds-batch-without-eta",
  "adds-batch-with-date",
  "adds-batch-with-date-time",
  "accepts-long-identifiers-of-batch",
  "stock-growing",
  ...whateverRepeatsBatch,
];
