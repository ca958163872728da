import { unitOfWorkOver } from "../src/adapters/unit-of-work.ts";
import type { Command } from "../src/domain/commands.ts";
import type { Event } from "../src/domain/events.ts";
import { commandHandlers, eventHandlersWith } from "../src/service-layer/handlers.ts";
import { messageBus } from "../src/service-layer/message-bus.ts";
import type { Observation } from "../src/service-layer/observation.ts";
import type { StartUnitOfWork } from "../src/service-layer/unit-of-work.ts";
import type { Views } from "../src/views.ts";
import { fakeProductStore, fakeReadModel } from "./fakes.ts";
import { mailbox } from "./mailbox.ts";
import { outsideWorld } from "./outside-world.ts";

/**
 * The application's own bus and handlers, over units of work of the test's choice. `mails` came into a mailbox and `announced`
 * was told to the world outside, and `views` show what was recorded, unless `others` sends them elsewhere; `failures` are
 * what was given up. It does not wait between two tries.
 */
export function busOver(
  startUnitOfWork: StartUnitOfWork,
  others: Partial<Parameters<typeof eventHandlersWith>[0]> = {},
) {
  const { notifications, mails } = mailbox();
  const { publishExternally, announced } = outsideWorld();
  const readModel = fakeReadModel();
  const failures: Failure[] = [];
  const bus = messageBus({
    commandHandlers,
    eventHandlers: eventHandlersWith({ readModel, notifications, publishExternally, ...others }),
    startUnitOfWork,
    observe: (observation) => failures.push(...failuresIn([observation])),
    pause: async () => {},
  });
  const views: Views = {
    allocationsOf: readModel.allocationsOf,
    dashboard: async () => ({ shipments: [], unserved: [] }),
  };
  return { bus, handle: bus.handle, views, mails, announced, failures };
}

/** The same over a store of its own, which is gone with the test. */
export function busOverFakes() {
  const store = fakeProductStore();
  const startUnitOfWork = unitOfWorkOver(store);
  return { ...busOver(startUnitOfWork), store, startUnitOfWork };
}

type Failure = Readonly<{ event: Command | Event; failure: unknown }>;

/** What nobody will do any more, and why. */
export function failuresIn(observations: readonly Observation[]): Failure[] {
  const givenUp = observations.filter((each) => each.kind === "given up");
  return givenUp.map(({ message, failure }) => ({ event: message, failure }));
}
