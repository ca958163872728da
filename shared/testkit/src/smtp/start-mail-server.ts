import { onSomePort } from "../some-port.ts";
import { createGate } from "./gate.ts";
import { type Delivery, type Listener, listenAt, TryLater } from "./listener.ts";
import { type Mail, readMail } from "./mail.ts";

/** A mail server in this very process. Disposing of it stops it. */
export type MailServer = AsyncDisposable & {
  /** For any client, without encryption or password: `smtp://127.0.0.1:21743`. */
  readonly url: string;
  /** All mails that it has accepted, in that order, also before it was stopped and started again. */
  readonly mails: () => readonly Mail[];
  /** Those that `hold` keeps from their answer, while their senders wait for it. */
  readonly held: () => readonly Mail[];
  /** Answers 451, "try again later", to the next so many mails. */
  readonly refuse: (times: number) => void;
  /** Answers no mail until the function it returns is called. A mail whose sender has left by then is not accepted. */
  readonly hold: () => () => void;
  /** Closes all connections at once and resolves when nothing listens any longer. */
  readonly stop: () => Promise<void>;
  /** Listens again, at the same address. */
  readonly start: () => Promise<void>;
};

/** Starts a mail server that delivers to nobody and tells the test what it was given. */
export async function startMailServer(): Promise<MailServer> {
  const accepted: Mail[] = [];
  const waiting = new Set<{ readonly mail: Mail; readonly isWaitedFor: () => boolean }>();
  const gate = createGate();
  let refusals = 0;

  async function receive({ content, envelope, isWaitedFor }: Delivery): Promise<void> {
    const mail = await readMail(content, envelope);
    const held = { mail, isWaitedFor };
    waiting.add(held);
    await gate.passed();
    waiting.delete(held);
    if (!isWaitedFor()) return;
    if (refusals > 0) {
      refusals -= 1;
      throw new TryLater("try again later");
    }
    accepted.push(mail);
  }

  const [port, first] = await onSomePort((free) => listenAt(free, receive));
  let listener: Listener | undefined = first;

  async function stop(): Promise<void> {
    await listener?.[Symbol.asyncDispose]();
    listener = undefined;
  }

  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: () => [...accepted],
    held: () => [...waiting].filter(({ isWaitedFor }) => isWaitedFor()).map(({ mail }) => mail),
    refuse: (times) => {
      refusals = times;
    },
    hold: gate.close,
    stop,
    start: async () => {
      listener ??= await listenAt(port, receive);
    },
    [Symbol.asyncDispose]: stop,
  };
}
