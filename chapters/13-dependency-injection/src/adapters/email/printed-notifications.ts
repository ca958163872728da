import type { Notifications } from "../../service-layer/notifications.ts";
import { RECEIVER, SENDER } from "./addresses.ts";

/** Where there is no mail server, a mail is printed: whoever tries things on sees that it would have been sent. */
export function printedNotifications(print: (text: string) => void): Notifications {
  return {
    send: async ({ audience, subject, text }) =>
      print(`mail from ${SENDER} to ${RECEIVER[audience]}\n  ${subject}\n  ${text.trim()}`),
  };
}
