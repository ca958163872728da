/** What somebody should know, whoever looks after the stock, and however it reaches him. */
export type Notification = Readonly<{ audience: "purchasing"; subject: string; text: string }>;

/** Tells people. */
export interface Notifications {
  /** @throws Error when it cannot be brought to anybody just now. */
  send(notification: Notification): Promise<void>;
}
