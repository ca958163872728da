import { BatchReference, CalendarDate, InvalidValue, OrderId, Sku } from "@cosmic/kernel";
import { z } from "zod";
import type { AddBatch, Allocate, CancelShipment, ChangeBatchQuantity } from "../domain/commands.ts";

const wholeNumber = z.int("must be a whole number, sent as a number");
const quantity = wholeNumber.min(1, "must be at least 1");

/** A customer's order, in the wire's names, made a command. Fields that we do not know are ignored. */
export const allocateRequest = z
  .object({ orderid: parsedBy(OrderId.parse), sku: parsedBy(Sku.parse), qty: quantity })
  .transform(({ orderid, sku, qty }): Allocate => ({ type: "Allocate", orderId: orderid, sku, quantity: qty }));

/** The id in the address of an order. */
export const orderIdInPath = parsedBy(OrderId.parse);

/** A new batch. Without `eta`, or with null, it is in the warehouse. */
export const addBatchRequest = z
  .object({
    ref: parsedBy(BatchReference.parse),
    sku: parsedBy(Sku.parse),
    qty: quantity,
    eta: parsedBy(CalendarDate.parse).nullable().default(null),
  })
  .transform(({ ref, sku, qty, eta }): AddBatch => ({ type: "AddBatch", reference: ref, sku, quantity: qty, eta }));

/** Another quantity of a batch; it may be that nothing is left. */
export const changeBatchQuantityRequest = z
  .object({ batchref: parsedBy(BatchReference.parse), qty: wholeNumber.min(0, "must not be negative") })
  .transform(
    ({ batchref, qty }): ChangeBatchQuantity => ({ type: "ChangeBatchQuantity", reference: batchref, quantity: qty }),
  );

/** A batch that will never come. */
export const cancelShipmentRequest = z
  .object({ batchref: parsedBy(BatchReference.parse) })
  .transform(({ batchref }): CancelShipment => ({ type: "CancelShipment", reference: batchref }));

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
