import type { OutOfStock } from "../../domain/events.ts";
import type { Notifications } from "../notifications.ts";

/** Somebody has to buy more. */
export function sendOutOfStockNotificationBy(notifications: Notifications) {
  return async function sendOutOfStockNotification({ orderId, sku, quantity }: OutOfStock): Promise<void> {
    await notifications.send({
      audience: "purchasing",
      subject: `Out of stock: ${sku}`,
      text: `Out of stock for ${sku}\n\nOrder ${orderId} wants ${quantity}, and no batch has room for it.\n`,
    });
  };
}
