import nodemailer from "nodemailer";
import type { Notifications } from "../../service-layer/notifications.ts";
import { RECEIVER, SENDER } from "./addresses.ts";

/** Milliseconds. So long a server may say nothing before it is given up. */
const PATIENCE = 5_000;

/**
 * Notifies by mail, through the server at `url`, over a connection of its own each time: a server that was away yesterday is
 * no reason to send nothing today.
 * @param url `smtp://<host>:<port>`
 * @param patience how long a server may say nothing before it is given up, in milliseconds
 */
export function smtpNotifications(url: string, patience: number = PATIENCE): Notifications {
  const transport = nodemailer.createTransport({
    url,
    // A few at a time, however many there are: more than that a server refuses.
    pool: true,
    maxConnections: 5,
    maxMessages: 1,
    dnsTimeout: patience,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  });
  return {
    send: async ({ audience, subject, text }) => {
      await transport.sendMail({ from: SENDER, to: RECEIVER[audience], subject, text });
    },
  };
}
