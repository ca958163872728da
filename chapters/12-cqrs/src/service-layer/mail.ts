/** A mail of plain text. Who sends it is known. */
export type Mail = Readonly<{ to: string; subject: string; text: string }>;

/** @throws Error when nobody takes the mail. */
export type SendMail = (mail: Mail) => Promise<void>;
