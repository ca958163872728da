import nodemailer from "nodemailer";
import { config } from "./config.ts";

const transport = config.smtpUrl
  ? nodemailer.createTransport(config.smtpUrl)
  : nodemailer.createTransport({ jsonTransport: true });

/**
 * Sends a mail, or prints it where there is no SMTP_URL. Resolves when the mail server has taken it.
 * A mail that cannot be sent is logged and forgotten: no order is refused because of a mail.
 */
export async function sendMail(mail: { to: string; subject: string; text: string }): Promise<void> {
  try {
    const sent = await transport.sendMail({ from: "allocations@example.com", ...mail });
    if (!config.smtpUrl) console.log(`mail: ${sent.message}`);
  } catch (error) {
    console.error(`mail to ${mail.to} could not be sent:`, error);
  }
}
