import type { Command } from "../domain/commands.ts";
import type { Relocated } from "../domain/product.ts";

type Answers = {
  /** The batch's reference; null when no batch has room. */
  Allocate: string | null;
  /** The reference of the batch that held the line. */
  Deallocate: string;
  /** The line that has moved; null when nothing is left of the batch. */
  CancelShipment: Relocated | null;
};

/** What whoever gives a command is answered, where it is more than that it was done. */
export type AnswerTo<Type extends Command["type"]> = Type extends keyof Answers ? Answers[Type] : unknown;
