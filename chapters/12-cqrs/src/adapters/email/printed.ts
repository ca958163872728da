import type { SendMail } from "../../service-layer/mail.ts";
import { SENDER } from "./sender.ts";

/** Where there is no mail server, a mail is printed: whoever tries things on sees that it would have been sent. */
export function printedMail(print: (text: string) => void): SendMail {
  return async ({ to, subject, text }) => print(`mail from ${SENDER} to ${to}\n  ${subject}\n  ${text.trim()}`);
}
