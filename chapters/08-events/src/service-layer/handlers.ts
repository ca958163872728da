import type { OutOfStock } from "../domain/events.ts";
import type { SendMail } from "./mail.ts";
import type { EventHandlers } from "./message-bus.ts";

/** What handlers need to do their work. */
export type Dependencies = Readonly<{ sendMail: SendMail }>;

const PURCHASING = "stock@made.com";

/** Somebody has to buy more. */
export async function sendOutOfStockNotification(
  { orderId, sku, quantity }: OutOfStock,
  { sendMail }: Dependencies,
): Promise<void> {
  await sendMail({
    to: PURCHASING,
    subject: `Out of stock: ${sku}`,
    text: `Out of stock for ${sku}\n\nOrder ${orderId} wants ${quantity}, and no batch has room for it.\n`,
  });
}

export const eventHandlers = {
  OutOfStock: [sendOutOfStockNotification],
} satisfies EventHandlers<Dependencies>;
