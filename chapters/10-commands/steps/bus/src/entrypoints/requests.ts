import { BatchReference, CalendarDate, InvalidValue, OrderId, Sku } from "@cosmic/kernel";
import { z } from "zod";
import type { AddBatch, Allocate } from "../domain/commands.ts";

const quantity = z.int("must be a whole number, sent as a number").min(1, "must be at least 1");

/** A customer's order, in the wire's names, made a command. Fields that we do not know are ignored. */
export const allocateRequest = z
  .object({ orderid: parsedBy(OrderId.parse), sku: parsedBy(Sku.parse), qty: quantity })
  .transform(({ orderid, sku, qty }): Allocate => ({ type: "Allocate", orderId: orderid, sku, quantity: qty }));

/** A new batch. Without `eta`, or with null, it is in the warehouse. */
export const addBatchRequest = z
  .object({
    ref: parsedBy(BatchReference.parse),
    sku: parsedBy(Sku.parse),
    qty: quantity,
    eta: parsedBy(CalendarDate.parse).nullable().default(null),
  })
  .transform(({ ref, sku, qty, eta }): AddBatch => ({ type: "AddBatch", reference: ref, sku, quantity: qty, eta }));

/** A field that the kernel parses; what the kernel has to say of it becomes the field's issue. */
function parsedBy<Value>(parse: (input: unknown) => Value) {
  return z.unknown().transform((input, context) => {
    try {
      return parse(input);
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      context.addIssue({ code: "custom", message: error.message });
      return z.NEVER;
    }
  });
}
