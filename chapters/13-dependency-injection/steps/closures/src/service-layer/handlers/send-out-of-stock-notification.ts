import type { OutOfStock } from "../../domain/events.ts";
import type { SendMail } from "../mail.ts";

const PURCHASING = "stock@made.com";

/** Somebody has to buy more. */
export function sendOutOfStockNotificationBy(sendMail: SendMail) {
  return async function sendOutOfStockNotification({ orderId, sku, quantity }: OutOfStock): Promise<void> {
    await sendMail({
      to: PURCHASING,
      subject: `Out of stock: ${sku}`,
      text: `Out of stock for ${sku}\n\nOrder ${orderId} wants ${quantity}, and no batch has room for it.\n`,
    });
  };
}
