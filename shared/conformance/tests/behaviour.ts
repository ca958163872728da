import { type Input, type Rule, rules } from "./rules.ts";

export type Line = { readonly orderid: string; readonly sku: string; readonly qty: number };
export type Batch = {
  readonly ref: string;
  readonly sku: string;
  readonly eta: string | null;
  available: number;
  version: number;
};
type Allocation = Line & { readonly batch: Batch };
export type Stock = { readonly batches: Batch[]; readonly allocations: Allocation[] };
export type Answer = { readonly status: number; readonly body: unknown };

/** Every single thing that a service can be wrong about while the rest of it is right. */
export type Behaviour = {
  readonly rules: readonly Rule[];
  readonly refuse: (rule: Rule, input: Input, stock: Stock) => Answer;
  /** What a line is whose order and SKU have come before. */
  readonly recognise: (earlier: Allocation, line: Line) => "the same line" | "another quantity" | "a new line";
  /** The batches to try, the best first. */
  readonly inOrder: (batches: readonly Batch[]) => readonly Batch[];
  readonly fits: (batch: Batch, qty: number) => boolean;
  /** False when somebody else was quicker. */
  readonly take: (batch: Batch, qty: number) => Promise<boolean> | boolean;
  readonly allocated: (batch: Batch) => Answer;
  readonly anotherQuantity: (earlier: Allocation) => Answer;
  readonly lostRace: (line: Line) => Answer;
  readonly outOfStock: (line: Line, batches: readonly Batch[]) => Answer;
  readonly unknownSku: (line: Line) => Answer;
  readonly unknownPath: () => Answer;
  readonly wrongMethod: () => Answer;
};

export const correct: Behaviour = {
  rules,
  refuse: ({ path }) => refusal(400, path === undefined ? [] : [{ path, message: "is wrong" }]),
  recognise: (earlier, line) => (earlier.qty === line.qty ? "the same line" : "another quantity"),
  inOrder: (batches) => batches.toSorted((one, other) => (one.eta ?? "").localeCompare(other.eta ?? "")),
  fits: (batch, qty) => batch.available >= qty,
  take: (batch, qty) => {
    batch.available -= qty;
    return true;
  },
  allocated: ({ ref }) => ({ status: 201, body: { batchref: ref } }),
  anotherQuantity: ({ sku, qty }) => message(409, `The order wanted ${qty} of ${sku} before`),
  lostRace: () => message(409, "Somebody else was quicker, try again"),
  outOfStock: ({ sku }) => message(400, `Out of stock for sku ${sku}`),
  unknownSku: ({ sku }) => message(400, `Invalid sku ${sku}`),
  unknownPath: () => message(404, "Nothing here"),
  wrongMethod: () => message(405, "POST only"),
};

export function message(status: number, text: string): Answer {
  return { status, body: { message: text } };
}

export function refusal(status: number, issues: readonly unknown[]): Answer {
  return { status, body: { message: "Invalid request", issues } };
}
