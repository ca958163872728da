import type { PublishExternally } from "./event-publisher.ts";
import { addBatch } from "./handlers/add-batch.ts";
import { allocate } from "./handlers/allocate.ts";
import { cancelShipment } from "./handlers/cancel-shipment.ts";
import { changeBatchQuantity } from "./handlers/change-batch-quantity.ts";
import { deallocate } from "./handlers/deallocate.ts";
import { publishAllocatedBy } from "./handlers/publish-allocated.ts";
import { recordIn } from "./handlers/record-in-read-model.ts";
import { sendOutOfStockNotificationBy } from "./handlers/send-out-of-stock-notification.ts";
import type { SendMail } from "./mail.ts";
import type { CommandHandlers, EventHandlers } from "./message-handlers.ts";
import type { ReadModel } from "./read-model.ts";

/** What handlers need to do their work; units of work come with each message. */
type Dependencies = Readonly<{
  readModel: Pick<ReadModel, "record">;
  sendMail: SendMail;
  publishExternally: PublishExternally;
}>;

/** Who does what is wanted. */
export const commandHandlers = {
  AddBatch: addBatch,
  Allocate: allocate,
  Deallocate: deallocate,
  ChangeBatchQuantity: changeBatchQuantity,
  CancelShipment: cancelShipment,
} satisfies CommandHandlers;

/** What is done about what has happened. */
export function eventHandlersWith({ readModel, sendMail, publishExternally }: Dependencies): EventHandlers {
  const recordInReadModel = recordIn(readModel);
  return {
    Allocated: [recordInReadModel, { afterTheAnswer: publishAllocatedBy(publishExternally) }],
    Deallocated: [recordInReadModel, allocate],
    Cancelled: [recordInReadModel],
    OutOfStock: [recordInReadModel, { afterTheAnswer: sendOutOfStockNotificationBy(sendMail) }],
  };
}
