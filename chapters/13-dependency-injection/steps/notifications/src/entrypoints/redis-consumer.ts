import { eventPublisherOn } from "../adapters/event-publisher.ts";
import { commandHandlers, eventHandlersWith } from "../service-layer/handlers.ts";
import { messageBus } from "../service-layer/message-bus.ts";
import { consume, consumedChannels } from "./consumer.ts";
import { configuration, leave, logDropped, logWhatIsGivenUp, notifying, opened, openedChannels } from "./start.ts";

const config = configuration();
if (config.redisUrl === null) leave("REDIS_URL must lead to a Redis server, as redis://<host>:6379 does");

const storage = await opened(config);
const channels = openedChannels(config);
const bus = messageBus({
  commandHandlers,
  eventHandlers: eventHandlersWith({
    readModel: storage.readModel,
    notifications: notifying(config),
    publishExternally: eventPublisherOn(channels),
  }),
  startUnitOfWork: storage.startUnitOfWork,
  observe: logWhatIsGivenUp,
});
let allServed = async () => {};
let isStopping = false;
const tooLate = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop);
try {
  allServed = await consume(channels.subscribe, { bus, reportDropped: logDropped, tooLate: tooLate.signal });
  console.log(`listening to ${consumedChannels.join(", ")}`);
} catch (error) {
  if (!isStopping) throw error; // Else it was still waiting for Redis.
}

/** Hears no more, and serves what has come in already, for at most three seconds. A second signal changes nothing. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(leaveTheRest, 3_000).unref();
  await channels.stopListening();
  await allServed();
  await bus.settled();
  await channels.close();
  await storage.close();
}

function leaveTheRest(): never {
  tooLate.abort("the process was stopped");
  leave("Stopped, though messages were still being served");
}
