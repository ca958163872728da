import type { Behaviour } from "../behaviour.ts";

/** A shop wrong in one respect, and the ids of the checks that must say so: these and no others. */
export type Fault = {
  readonly name: string;
  readonly wrong: Partial<Behaviour>;
  /** Nothing is said of those that are not in force in a chapter. */
  readonly violates: readonly string[];
  /** What shows only where the answer to `POST /allocate` names the batch. */
  readonly violatesBefore12?: readonly string[];
  /** What shows only where one asks afterwards for the batches of an order. */
  readonly violatesFrom12?: readonly string[];
  /** The chapters in which it can be wrong like that: one for each way to answer a line, unless told otherwise. */
  readonly chapters?: readonly string[];
};
