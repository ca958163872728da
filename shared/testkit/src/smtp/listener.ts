import { once } from "node:events";
import type { Socket } from "node:net";
import type { Readable } from "node:stream";
import { SMTPServer, type SMTPServerEnvelope } from "smtp-server";
import { PortIsTaken } from "../some-port.ts";

/** A refusal that means: try again later. */
export class TryLater extends Error {
  override readonly name = "TryLater";
  readonly responseCode = 451;
}

/** A mail that somebody is sending. `isWaitedFor` tells whether the sender is still there to hear the answer. */
export type Delivery = {
  readonly content: Readable;
  readonly envelope: SMTPServerEnvelope;
  readonly isWaitedFor: () => boolean;
};

/** What speaks SMTP on a port of 127.0.0.1. Disposing of it closes all connections at once. */
export type Listener = AsyncDisposable;

/** Resolves once it listens; each mail goes to `receive`, whose error is the answer. @throws PortIsTaken. */
export async function listenAt(port: number, receive: (delivery: Delivery) => Promise<void>): Promise<Listener> {
  const sockets = new Map<number | undefined, Socket>();
  const smtp = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onData(content, { envelope, remotePort }, answer) {
      const isWaitedFor = () => sockets.get(remotePort)?.destroyed === false;
      receive({ content, envelope, isWaitedFor }).then(() => answer(), answer);
    },
  });
  smtp.server.on("connection", (socket) => sockets.set(socket.remotePort, socket));
  // A port that is taken is told below; whoever sends a mail and leaves before the answer is no fault of this server.
  smtp.on("error", () => {});

  try {
    await once(smtp.listen(port, "127.0.0.1"), "listening");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") throw new PortIsTaken(error.message);
    throw error;
  }
  return {
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => smtp.close(resolve));
      for (const socket of sockets.values()) socket.destroy();
      await closed;
    },
  };
}
