import { createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

export type Mailbox = AsyncDisposable & {
  /** For SMTP_URL. */
  readonly url: string;
  /** All mails received so far, headers and body as they came. */
  readonly mails: readonly string[];
};

/** A mail server that takes every mail and keeps it: as much of SMTP as it takes to send one. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: string[] = [];
  const server = createServer((socket) => receive(socket, mails));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The mailbox has no port.");

  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    [Symbol.asyncDispose]: () => new Promise((closed) => server.close(() => closed())),
  };
}

async function receive(socket: Socket, mails: string[]): Promise<void> {
  const say = (answer: string) => socket.write(`${answer}\r\n`);
  let mail: string[] | undefined;

  say("220 mailbox");
  for await (const line of createInterface({ input: socket })) {
    if (mail && line === ".") {
      mails.push(mail.join("\n"));
      mail = undefined;
      say("250 kept");
    } else if (mail) {
      mail.push(line);
    } else if (line === "DATA") {
      mail = [];
      say("354 go on");
    } else if (line === "QUIT") {
      socket.end("221 bye\r\n");
    } else {
      say("250 fine");
    }
  }
}
