import { type Input, type Rule, rules } from "./rules.ts";

export type Line = { readonly orderid: string; readonly sku: string; readonly qty: number };
/** A batch as it was added. */
export type Content = { readonly ref: string; readonly sku: string; readonly qty: number; readonly eta: string | null };
export type Batch = Content & { available: number; version: number };
type Allocation = Line & { readonly batch: Batch };
export type Stock = { batches: readonly Batch[]; readonly allocations: Allocation[] };
/** What is answered; a body is sent as JSON unless it is `text`. */
export type Answer = { readonly status: number; readonly body?: unknown; readonly text?: string };

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
  /** The date of arrival in what was sent as the eta. */
  readonly dateIn: (eta: string | null | undefined) => string | null;
  /** What a batch is whose reference has come before. */
  readonly recogniseBatch: (earlier: Batch, content: Content) => "the same batch" | "other content" | "a new batch";
  /** False when somebody else was quicker. */
  readonly add: (content: Content, stock: Stock) => Promise<boolean> | boolean;
  readonly added: (content: Content) => Answer;
  readonly otherContent: (earlier: Batch, content: Content) => Answer;
  readonly addedMeanwhile: (content: Content) => Answer;
  readonly unknownPath: () => Answer;
  readonly wrongMethod: (path: string) => Answer;
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
  dateIn: (eta) => eta?.slice(0, "YYYY-MM-DD".length) ?? null,
  recogniseBatch: ({ sku, qty, eta }, content) =>
    sku === content.sku && qty === content.qty && eta === content.eta ? "the same batch" : "other content",
  add: (content, stock) => {
    stock.batches = [...stock.batches, newBatch(content)];
    return true;
  },
  added: () => ({ status: 201, text: "OK" }),
  otherContent: ({ ref }) => message(409, `There is another ${ref}`),
  addedMeanwhile: () => message(409, "Somebody else was quicker, try again"),
  unknownPath: () => message(404, "Nothing here"),
  wrongMethod: () => message(405, "POST only"),
};

export function newBatch(content: Content): Batch {
  return { ...content, available: content.qty, version: 0 };
}

export function message(status: number, text: string): Answer {
  return { status, body: { message: text } };
}

export function refusal(status: number, issues: readonly unknown[]): Answer {
  return { status, body: { message: "Invalid request", issues } };
}
