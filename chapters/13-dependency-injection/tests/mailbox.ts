import type { Notification, Notifications } from "../src/service-layer/notifications.ts";

/** Takes every notification, and tells which came. */
export function mailbox(): { notifications: Notifications; mails: readonly Notification[] } {
  const mails: Notification[] = [];
  return { notifications: { send: async (mail) => void mails.push(mail) }, mails };
}
