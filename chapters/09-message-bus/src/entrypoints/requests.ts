import { BatchReference, CalendarDate, InvalidValue, OrderId, Sku } from "@cosmic/kernel";
import { z } from "zod";
import type { AllocationRequired, BatchAdded } from "../domain/events.ts";

const quantity = z.int("must be a whole number, sent as a number").min(1, "must be at least 1");

/** The body of `POST /allocate`, made an event of ours. Fields that we do not know are ignored. */
export const allocateRequest = z
  .object({ orderid: parsedBy(OrderId.parse), sku: parsedBy(Sku.parse), qty: quantity })
  .transform(
    ({ orderid, sku, qty }): AllocationRequired => ({
      type: "AllocationRequired",
      orderId: orderid,
      sku,
      quantity: qty,
    }),
  );

/** The body of `POST /add_batch`. Without `eta`, or with null, the batch is in the warehouse. */
export const addBatchRequest = z
  .object({
    ref: parsedBy(BatchReference.parse),
    sku: parsedBy(Sku.parse),
    qty: quantity,
    eta: parsedBy(CalendarDate.parse).nullable().default(null),
  })
  .transform(({ ref, sku, qty, eta }): BatchAdded => ({ type: "BatchAdded", reference: ref, sku, quantity: qty, eta }));

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
