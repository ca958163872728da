import type { Notification } from "../../service-layer/notifications.ts";

/** In whose name mails go out. */
export const SENDER = "allocations@example.com";

/** Who reads what. */
export const RECEIVER: Readonly<Record<Notification["audience"], string>> = { purchasing: "stock@made.com" };
