import { unitOfWorkOver } from "../src/adapters/unit-of-work.ts";
import { type Adapters, bootstrap } from "../src/bootstrap.ts";
import { readConfig } from "../src/config.ts";
import type { Command } from "../src/domain/commands.ts";
import type { Event } from "../src/domain/events.ts";
import type { MessageBus } from "../src/service-layer/message-bus.ts";
import type { Observation } from "../src/service-layer/observation.ts";
import type { ReadModel } from "../src/service-layer/read-model.ts";
import type { StartUnitOfWork } from "../src/service-layer/unit-of-work.ts";
import type { Views } from "../src/views.ts";
import { fakeProductStore, fakeStorage } from "./fakes.ts";
import { mailbox } from "./mailbox.ts";
import { outsideWorld } from "./outside-world.ts";

/** Nothing of this is there: whoever reached for it would notice. */
const config = readConfig({
  DATABASE_URL: "/nowhere/at/all.sqlite",
  REDIS_URL: "redis://127.0.0.1:1",
  SMTP_URL: "smtp://127.0.0.1:1",
});

/**
 * The application as `bootstrap` puts it together, over units of work of the test's choice, with every adapter a fake. `mails`
 * came into a mailbox and `announced` was told to the world outside, and `views` show what was recorded, unless `others` sends
 * them elsewhere; `failures` are what was given up. It does not wait between two tries.
 */
export function busOver(
  startUnitOfWork: StartUnitOfWork,
  { readModel, ...others }: Partial<Omit<Adapters, "storage"> & { readModel: Pick<ReadModel, "record"> }> = {},
) {
  const { notifications, mails } = mailbox();
  const { channels, announced } = outsideWorld();
  const fake = fakeStorage(startUnitOfWork);
  const failures: Failure[] = [];
  const starting = bootstrap(config, {
    storage: { ...fake, readModel: { ...fake.readModel, ...readModel } },
    notifications,
    channels,
    ...others,
    observe: (observation) => failures.push(...failuresIn([observation])),
    pause: async () => {},
  });
  const bus: MessageBus = {
    handle: async (command) => (await starting).bus.handle(command),
    settled: async () => (await starting).bus.settled(),
  };
  const views: Views = {
    allocationsOf: async (orderId) => (await starting).views.allocationsOf(orderId),
    dashboard: async () => (await starting).views.dashboard(),
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
