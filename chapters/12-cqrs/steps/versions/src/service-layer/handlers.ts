import type { Dependencies } from "./dependencies.ts";
import { addBatch } from "./handlers/add-batch.ts";
import { allocate } from "./handlers/allocate.ts";
import { cancelShipment } from "./handlers/cancel-shipment.ts";
import { changeBatchQuantity } from "./handlers/change-batch-quantity.ts";
import { deallocate } from "./handlers/deallocate.ts";
import { publishAllocated } from "./handlers/publish-allocated.ts";
import { sendOutOfStockNotification } from "./handlers/send-out-of-stock-notification.ts";
import type { CommandHandlers, EventHandlers } from "./message-handlers.ts";

/** Who does what is wanted. */
export const commandHandlers = {
  AddBatch: addBatch,
  Allocate: allocate,
  Deallocate: deallocate,
  ChangeBatchQuantity: changeBatchQuantity,
  CancelShipment: cancelShipment,
} satisfies CommandHandlers<Dependencies>;

/** What is done about what has happened. */
export const eventHandlers = {
  Allocated: [{ afterTheAnswer: publishAllocated }],
  Deallocated: [allocate],
  Cancelled: [],
  OutOfStock: [{ afterTheAnswer: sendOutOfStockNotification }],
} satisfies EventHandlers<Dependencies>;
