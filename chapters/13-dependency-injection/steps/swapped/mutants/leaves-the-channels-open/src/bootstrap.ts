import type { Channels } from "./adapters/channels.ts";
import { printedNotifications } from "./adapters/email/printed-notifications.ts";
import { smtpNotifications } from "./adapters/email/smtp-notifications.ts";
import { eventPublisherOn } from "./adapters/event-publisher.ts";
import { inProcessChannels } from "./adapters/in-process-channels.ts";
import { MigrationFailed } from "./adapters/migrations.ts";
import { redisChannels } from "./adapters/redis/channels.ts";
import { openStorage, type Storage } from "./adapters/storage.ts";
import { type Config, placeOf } from "./config.ts";
import { commandHandlers, eventHandlersWith } from "./service-layer/handlers.ts";
import { type MessageBus, messageBus } from "./service-layer/message-bus.ts";
import type { Notifications } from "./service-layer/notifications.ts";
import type { Observe } from "./service-layer/observation.ts";
import type { ReadModel } from "./service-layer/read-model.ts";
import type { Pause } from "./service-layer/retried.ts";
import type { Views } from "./views.ts";

/** All that the application reaches the world outside by. */
export type Adapters = Readonly<{ storage: Storage; notifications: Notifications; channels: Channels }>;

/** Who looks on, and how it waits between two tries. */
type Surroundings = Readonly<{ observe?: Observe; pause?: Pause }>;

/** The application put together, for entrypoints to translate to. */
export type Application = Readonly<{
  bus: MessageBus;
  views: Views;
  readModel: ReadModel;
  /** Where other systems tell us what to do. */
  subscribe: Channels["subscribe"];
  stopListening: Channels["stopListening"];
  /** Resolves when all handlers have ended and everything is closed. */
  close: () => Promise<void>;
}>;

/** The application cannot be put together; the message says why, and which variable of the environment would help. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}

/**
 * Puts the application together, as the configuration wants it. The only place where an adapter is chosen.
 * @param own what is used in place of the configuration's choice
 * @throws CannotStart when the database cannot be opened
 */
export async function bootstrap(
  config: Config,
  { observe, pause, ...own }: Partial<Adapters> & Surroundings = {},
): Promise<Application> {
  const storage = own.storage ?? (await opened(config));
  const notifications = own.notifications ?? notificationsFor(config);
  const channels = own.channels ?? channelsFor(config);

  const { startUnitOfWork, readModel, views } = storage;
  const publishExternally = eventPublisherOn(channels);
  const bus = messageBus({
    commandHandlers,
    eventHandlers: eventHandlersWith({ readModel, notifications, publishExternally }),
    startUnitOfWork,
    ...(observe && { observe }),
    ...(pause && { pause }),
  });
  return {
    bus,
    views: { allocationsOf: views.fromReadModel, dashboard: views.dashboard },
    readModel,
    subscribe: channels.subscribe,
    stopListening: channels.stopListening,
    close: async () => {
      await bus.settled();
      await storage.close();
    },
  };
}

async function opened({ database, demonstration }: Config): Promise<Storage> {
  try {
    return await openStorage(database);
  } catch (cause) {
    if (cause instanceof MigrationFailed) throw new CannotStart(cause.message, { cause });
    const name = demonstration ? `the database ${placeOf(database)}` : `DATABASE_URL: ${placeOf(database)}`;
    throw new CannotStart(`${name} cannot be opened as a database: ${reasonOf(cause)}.`, { cause });
  }
}

function notificationsFor({ smtpUrl }: Config): Notifications {
  return smtpUrl === null ? printedNotifications(console.log) : smtpNotifications(smtpUrl);
}

function channelsFor({ redisUrl }: Config): Channels {
  if (redisUrl === null) return inProcessChannels();
  const onLost = (reason: Error) => console.error(`Redis cannot be reached: ${reasonOf(reason)}`);
  return redisChannels({ url: redisUrl, onLost });
}

/** Where a host has several addresses, what went wrong with them has no message, but a code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
