import type { Conversation } from "./conversation.ts";
import type { Need } from "./need.ts";

/** One thing that the wire contract promises, and how it is tried. */
export type Clause = {
  /** Names the check on a command line: `exact-fit-shipment`. */
  readonly id: string;
  /** What a service that keeps the contract does, as the name of a test: "prefers warehouse stock to shipments". */
  readonly title: string;
  /** The chapter from which on the promise is given, as in `chapter.json`: "04". */
  readonly from: string;
  /** The last chapter in which it is given; when absent, it is given in all that follow. */
  readonly until?: string;
  /** Nothing, when absent. */
  readonly needs?: readonly Need[];
  /** @throws ContractViolation when the service breaks the promise. */
  readonly run: (shop: Conversation) => Promise<void>;
};

/** Clauses about one subject: "which batch a line gets". */
export type Subject = { readonly name: string; readonly clauses: readonly Clause[] };
