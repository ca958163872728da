import type { Readable } from "node:stream";
import { simpleParser } from "mailparser";
import type { SMTPServerEnvelope } from "smtp-server";

/** A mail as it was delivered: whom it really came from and went to, and what its reader sees. */
export type Mail = {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
};

/** Reads a mail that is being sent to its end. */
export async function readMail(content: Readable, { mailFrom, rcptTo }: SMTPServerEnvelope): Promise<Mail> {
  const { subject = "", text = "" } = await simpleParser(content);
  return { from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address), subject, text };
}
