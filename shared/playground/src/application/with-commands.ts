import { functionFrom, methodOf, objectIn } from "./loaded.ts";
import { type Composition, type Making, namesOfHandlers, openStorage } from "./parts.ts";
import { mailing, notifying, watchedChannels, watchedStorage } from "./ports.ts";
import type { Message } from "./protocol.ts";
import { sentenceOf, type Tracing } from "./tracing.ts";

/** Chapters 10 to 12: commands and events, with channels to other systems from 11 on, and a read model from 12 on. */
export async function commandsAndEvents(making: Making): Promise<Composition> {
  const { linker, tracing } = making;
  const loaded = linker.load("src/service-layer/handlers.ts");
  const commandHandlers = objectIn(loaded.commandHandlers, "commandHandlers");
  const eventHandlers = objectIn(loaded.eventHandlers, "eventHandlers");
  const storage = watchedStorage(await openStorage(making), tracing);
  const channels = ownChannels(making);
  const bus = functionFrom(
    linker,
    "src/service-layer/message-bus.ts",
    "messageBus",
  )({
    commandHandlers,
    eventHandlers,
    dependencies: {
      startUnitOfWork: storage.startUnitOfWork,
      sendMail: mailing(tracing),
      ...(storage.readModel ? { readModel: storage.readModel } : {}),
      ...(channels ? { publishExternally: publisherOn(watchedChannels(channels, tracing), making) } : {}),
    },
    observe: observing(making),
  });
  return {
    dependencies: { bus, ...viewsIn(storage) },
    bus,
    channels,
    mail: true,
    handlers: namesOfHandlers(commandHandlers, eventHandlers),
    settled: await listening(making, bus, channels, channels ? methodOf(channels, "subscribe") : undefined),
  };
}

/** Chapter 13 on: the chapter's own `bootstrap` puts it together, from adapters of ours where it takes them. */
export async function bootstrapped(making: Making): Promise<Composition> {
  const { linker, tracing } = making;
  const storage = watchedStorage(await openStorage(making), tracing);
  const channels = ownChannels(making);
  const notifications = notifying(tracing);
  const config = objectIn(functionFrom(linker, "src/config.ts", "readConfig")({ DATABASE_URL: ":memory:" }), "config");
  const watched = watchedChannels(channels, tracing);
  const adapters = { storage, notifications, channels: watched, observe: observing(making) };
  const application = objectIn(
    await functionFrom(linker, "src/bootstrap.ts", "bootstrap")(config, adapters),
    "application",
  );
  const { bus, views, subscribe } = application;
  const handlers = linker.load("src/service-layer/handlers.ts");
  const ports = { readModel: storage.readModel, notifications, publishExternally: publisherOn(watched, making) };
  const eventHandlers = methodOf(handlers, "eventHandlersWith")(ports);
  return {
    dependencies: { bus, views },
    bus,
    channels,
    mail: true,
    handlers: namesOfHandlers(
      objectIn(handlers.commandHandlers, "commandHandlers"),
      objectIn(eventHandlers, "eventHandlers"),
    ),
    settled: await listening(making, bus, channels, subscribe),
  };
}

/** The chapter's own, undefined where it has none. Others send on these, the application on watched ones. */
function ownChannels({ linker, has }: Making): unknown {
  const file = "src/adapters/in-process-channels.ts";
  return has(file) ? functionFrom(linker, file, "inProcessChannels")() : undefined;
}

function publisherOn(channels: unknown, { linker }: Making): unknown {
  return functionFrom(linker, "src/adapters/event-publisher.ts", "eventPublisherOn")(channels);
}

function viewsIn(storage: Readonly<Record<string, unknown>>) {
  if (!("views" in storage)) return {};
  const { fromReadModel, dashboard } = objectIn(storage.views, "views");
  return { views: { allocationsOf: fromReadModel, dashboard } };
}

/** The chapter's own consumer on its channels. What resolves when all is served, and no handler is at work any more. */
async function listening({ linker, report }: Making, bus: unknown, channels: unknown, subscribe: unknown) {
  const settled = methodOf(bus, "settled");
  if (channels === undefined) return async () => settled();
  const reportDropped = (_id: string, channel: string, text: string, reason: unknown) =>
    report(`${channel} ${text} was dropped: ${sentenceOf(reason)}`);
  const served = await functionFrom(
    linker,
    "src/entrypoints/consumer.ts",
    "consume",
  )(subscribe, { bus, reportDropped });
  return async () => {
    if (typeof served === "function") await served();
    await settled();
  };
}

type Observation = Readonly<{
  kind: string;
  id: string;
  causeId: string | null;
  message: Message;
  handler: string;
  attempt: number;
  attempts: number;
  milliseconds: number;
  failure: unknown;
}>;

/** Hears what the chapter's bus tells of itself; what is given up it logs, as the chapter does. */
function observing({ tracing, report }: Making) {
  return (observation: Observation): void => {
    const { kind, id, handler, attempts, failure } = observation;
    if (kind === "given up") {
      report(`${handler} was given up after ${attempts} attempts: ${sentenceOf(failure)}`);
      tracing.givenUp(id, handler, attempts, failure);
    } else trace(observation, tracing);
  };
}

function trace({ kind, id, causeId, message, handler, attempt, milliseconds, failure }: Observation, tracing: Tracing) {
  if (kind === "enqueued") tracing.enqueued(id, causeId, message, causeId === null);
  if (kind === "started") tracing.started({ id, handler, attempt });
  if (kind === "succeeded") tracing.succeeded({ id, handler, attempt }, milliseconds);
  if (kind === "failed") tracing.failed({ id, handler, attempt }, milliseconds, failure);
}
