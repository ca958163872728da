export type { Mail } from "./mail.ts";
export { type MailServer, startMailServer } from "./start-mail-server.ts";
