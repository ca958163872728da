import type { Mail } from "../src/index.ts";
import type { MessageRule } from "./message-rules.ts";
import type { Input, Rule } from "./rules.ts";

export type Line = { readonly orderid: string; readonly sku: string; readonly qty: number };
/** A batch as it was added. */
export type Content = { readonly ref: string; readonly sku: string; readonly qty: number; readonly eta: string | null };
export type Batch = Content & { available: number; version: number };
export type Allocation = Line & { batch: Batch };
export type Stock = { batches: readonly Batch[]; allocations: readonly Allocation[] };
/** What is answered; a body is sent as JSON unless it is `text`. */
export type Answer = { readonly status: number; readonly body?: unknown; readonly text?: string };

/** Every single thing that a service can be wrong about while the rest of it is right. */
export type Behaviour = AnsweringHttp & Telling & ServingMessages;

export type AnsweringHttp = {
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
  /** The order that the end of the path names. @throws Error when it names none. */
  readonly orderIn: (encoded: string) => string;
  readonly namesNoOrder: () => Answer;
  readonly linesOf: (orderid: string, stock: Stock) => readonly Allocation[];
  readonly listed: (lines: readonly Allocation[]) => Answer;
  readonly noLines: (orderid: string) => Answer;
};

/** What is said on `line_allocated`, and what is mailed. */
export type Telling = {
  readonly announce: (line: Line, batch: Batch) => readonly unknown[];
  readonly announceSameLine: (line: Line, batch: Batch) => readonly unknown[];
  readonly announceMoved: (line: Line, batch: Batch) => readonly unknown[];
  readonly announceOutOfStock: (line: Line) => readonly unknown[];
  readonly mailOutOfStock: (line: Line) => readonly Mail[];
  readonly mailGivenUp: (line: Line) => readonly Mail[];
  readonly mailAllocated: (line: Line) => readonly Mail[];
  readonly mailRefused: (line: Line) => readonly Mail[];
};

export type ServingMessages = {
  readonly messageRules: readonly MessageRule[];
  /** What becomes of a message that breaks a rule. When it throws, no message is served any more. */
  readonly drop: (rule: MessageRule) => void;
  /** Gives the batch another quantity, of which `allocated` are allocated. */
  readonly change: (batch: Batch, qty: number, allocated: number) => void;
  /** The lines of a batch that has shrunk, those first that are to go. */
  readonly toMove: (lines: readonly Allocation[]) => readonly Allocation[];
  /** Whether one more line has to go. */
  readonly isShort: (batch: Batch) => boolean;
  /** The batches to move a line to, the best first. */
  readonly others: (batches: readonly Batch[]) => readonly Batch[];
  readonly refusedMessage: (reason: "another quantity" | "unknown sku" | "out of stock" | "unknown batch") => void;
};
