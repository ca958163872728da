import type { Mail, SendMail } from "../src/service-layer/mail.ts";

/** Takes every mail, and tells which came. */
export function mailbox(): { sendMail: SendMail; mails: readonly Mail[] } {
  const mails: Mail[] = [];
  return { sendMail: async (mail) => void mails.push(mail), mails };
}
