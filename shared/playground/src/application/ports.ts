import { type Callable, methodOf, objectIn } from "./loaded.ts";
import type { Message } from "./protocol.ts";
import type { Tracing } from "./tracing.ts";

const MAIL_DOWN = "the mail server does not answer";
const BROKER_DOWN = "the broker does not answer";

/** Sends no mail, but shows it: what chapters call `SendMail`. */
export function mailing(tracing: Tracing) {
  return async ({ to, subject, text }: Readonly<{ to: string; subject: string; text: string }>): Promise<void> => {
    tracing.expectNoSwitch();
    const failed = tracing.switches.mailDown ? { failed: MAIL_DOWN } : {};
    tracing.effect({ kind: "mail", to, subject, text: text.trim(), ...failed });
    if (failed.failed) throw new Error(failed.failed);
  };
}

/** The same behind the port `Notifications`. */
export function notifying(tracing: Tracing) {
  const send = mailing(tracing);
  type Notification = Readonly<{ audience: string; subject: string; text: string }>;
  return { send: ({ audience, subject, text }: Notification) => send({ to: audience, subject, text }) };
}

/** The chapter's own in-process channels; what is published on them is shown, and with the broker down nothing gets through. */
export function watchedChannels(channels: unknown, tracing: Tracing) {
  const publish = methodOf(channels, "publish");
  return {
    ...objectIn(channels, "channels"),
    publish: async (channel: string, text: string): Promise<void> => {
      tracing.expectNoSwitch();
      const failed = tracing.switches.brokerDown ? { failed: BROKER_DOWN } : {};
      tracing.effect({ kind: "publish", channel, text, ...failed });
      if (failed.failed) throw new Error(failed.failed);
      await publish(channel, text);
    },
  };
}

/** Sends as another system would. @throws Error when the broker is down */
export async function sendOn(channels: unknown, channel: string, text: string, tracing: Tracing): Promise<void> {
  if (tracing.switches.brokerDown) throw new Error(`${BROKER_DOWN}: nobody hears of it`);
  await methodOf(channels, "publish")(channel, text);
}

/** The chapter's storage; what a handler's unit of work writes and publishes is known to come from that handler. */
export function watchedStorage(storage: unknown, tracing: Tracing, onPublish: OnPublish = () => {}) {
  const start = methodOf(storage, "startUnitOfWork");
  const own = objectIn(storage, "storage");
  return {
    ...own,
    startUnitOfWork: watchedStart(start, tracing, onPublish),
    ...("readModel" in own ? { readModel: watchedReadModel(own.readModel, tracing) } : {}),
  };
}

/** Told of events that a unit of work publishes, just before it does. */
export type OnPublish = (events: readonly Message[]) => void;

function watchedStart(start: Callable, tracing: Tracing, onPublish: OnPublish) {
  return async (...publish: readonly unknown[]) => {
    const { atWork } = tracing;
    tracing.expectNoSwitch();
    const publishers = publish.map(
      (each) => (events: readonly Message[]) =>
        tracing.within(atWork, () => {
          onPublish(events);
          return typeof each === "function" ? each(events) : undefined;
        }),
    );
    const unitOfWork = objectIn(await start(...publishers), "unit of work");
    return {
      products: unitOfWork.products,
      commit: () => tracing.within(atWork, () => methodOf(unitOfWork, "commit")()),
      [Symbol.asyncDispose]: () => methodOf(unitOfWork, Symbol.asyncDispose)(),
    };
  };
}

function watchedReadModel(readModel: unknown, tracing: Tracing) {
  const record = methodOf(readModel, "record");
  return {
    ...objectIn(readModel, "read model"),
    record: async (event: unknown) => {
      tracing.expectNoSwitch();
      await record(event);
    },
  };
}
