import type { Behaviour } from "../behaviour.ts";

/** A shop wrong in one respect, and the ids of the checks that must say so: these and no others. */
export type Fault = {
  readonly name: string;
  readonly wrong: Partial<Behaviour>;
  readonly violates: readonly string[];
};
