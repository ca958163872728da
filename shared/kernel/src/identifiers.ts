import type { Branded } from "./branded.ts";
import { InvalidValue } from "./invalid-value.ts";
import { kindOf } from "./kind-of.ts";

/** Names a product: all batches of one SKU are interchangeable. */
export type Sku = Branded<string, "Sku">;
/** Names a customer's order. */
export type OrderId = Branded<string, "OrderId">;
/** Names a batch of stock. */
export type BatchReference = Branded<string, "BatchReference">;

export const Sku = { parse: (input: unknown): Sku => identifier("sku", input) as Sku };
export const OrderId = { parse: (input: unknown): OrderId => identifier("order id", input) as OrderId };
export const BatchReference = {
  parse: (input: unknown): BatchReference => identifier("batch reference", input) as BatchReference,
};

const LONGEST = 255;

/**
 * Any text of 1 to 255 characters that every database gives back as it was: no control characters (PostgreSQL refuses
 * U+0000) and no half of a surrogate pair (UTF-8 has no place for it).
 * @throws InvalidValue naming `kind` and what is wrong with `input`.
 */
function identifier(kind: string, input: unknown): string {
  if (typeof input !== "string") throw new InvalidValue(`${kind} must be text, not ${kindOf(input)}`);
  const length = [...input].length;
  if (length === 0) throw new InvalidValue(`${kind} must not be empty`);
  if (length > LONGEST) throw new InvalidValue(`${kind} must have at most ${LONGEST} characters, not ${length}`);
  if (/\p{Cc}/u.test(input)) throw new InvalidValue(`${kind} must not contain control characters`);
  if (!input.isWellFormed()) throw new InvalidValue(`${kind} must be well-formed Unicode`);
  return input;
}
