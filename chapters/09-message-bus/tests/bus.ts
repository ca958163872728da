import { unitOfWorkOver } from "../src/adapters/unit-of-work.ts";
import type { Event } from "../src/domain/events.ts";
import type { Dependencies } from "../src/service-layer/dependencies.ts";
import { eventHandlers } from "../src/service-layer/handlers.ts";
import { messageBus } from "../src/service-layer/message-bus.ts";
import type { StartUnitOfWork } from "../src/service-layer/unit-of-work.ts";
import { fakeProductStore } from "./fakes.ts";
import { mailbox } from "./mailbox.ts";

/**
 * The application's own bus and handlers, over units of work of the test's choice. `handle` answers what the one handler of the
 * message answered; `mails` came into a mailbox, unless `others` sends them elsewhere; `failures` are what was reported.
 */
export function busOver(startUnitOfWork: StartUnitOfWork, others: Partial<Dependencies> = {}) {
  const { sendMail, mails } = mailbox();
  const failures: { event: Event; failure: unknown }[] = [];
  const dependencies = dependenciesWith({ startUnitOfWork, sendMail, ...others });
  const bus = messageBus(eventHandlers, dependencies, (event, failure) => failures.push({ event, failure }));
  const handle = async (event: Event): Promise<unknown> => (await bus.handle(event))[0];
  return { bus, handle, mails, failures };
}

/** The same over a store of its own, which is gone with the test. */
export function busOverFakes() {
  const store = fakeProductStore();
  const startUnitOfWork = unitOfWorkOver(store);
  return { ...busOver(startUnitOfWork), store, startUnitOfWork };
}

/** What a handler is given that is called without a bus: fakes, but for what the test has of its own. */
export function dependenciesWith(own: Partial<Dependencies>): Dependencies {
  return { startUnitOfWork: unitOfWorkOver(fakeProductStore()), sendMail: mailbox().sendMail, ...own };
}
