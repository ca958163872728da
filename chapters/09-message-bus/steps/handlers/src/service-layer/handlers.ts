import type { Dependencies } from "./dependencies.ts";
import { addBatch } from "./handlers/add-batch.ts";
import { allocate } from "./handlers/allocate.ts";
import { changeBatchQuantity } from "./handlers/change-batch-quantity.ts";
import { deallocate } from "./handlers/deallocate.ts";
import { sendOutOfStockNotification } from "./handlers/send-out-of-stock-notification.ts";
import type { EventHandlers } from "./message-bus.ts";

/** What is done about what has happened. */
export const eventHandlers = {
  BatchAdded: [addBatch],
  AllocationRequired: [allocate],
  DeallocationRequired: [deallocate],
  BatchQuantityChanged: [changeBatchQuantity],
  Deallocated: [],
  OutOfStock: [sendOutOfStockNotification],
} satisfies EventHandlers<Dependencies>;
