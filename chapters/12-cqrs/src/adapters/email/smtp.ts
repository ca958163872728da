import nodemailer from "nodemailer";
import type { SendMail } from "../../service-layer/mail.ts";
import { SENDER } from "./sender.ts";

/** Milliseconds. So long a server may say nothing before it is given up. */
const PATIENCE = 5_000;

/**
 * Sends by the mail server at `url`, over a connection of its own each time: a server that was away yesterday is no reason
 * to send nothing today.
 * @param url `smtp://<host>:<port>`
 * @param patience how long a server may say nothing before it is given up, in milliseconds
 */
export function smtpMail(url: string, patience: number = PATIENCE): SendMail {
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
  return async (mail) => {
    await transport.sendMail({ from: SENDER, ...mail });
  };
}
