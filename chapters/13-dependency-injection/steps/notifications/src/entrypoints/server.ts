import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { eventPublisherOn } from "../adapters/event-publisher.ts";
import { commandHandlers, eventHandlersWith } from "../service-layer/handlers.ts";
import { messageBus } from "../service-layer/message-bus.ts";
import { consume } from "./consumer.ts";
import { linesToTry } from "./demonstration.ts";
import { createApp } from "./http.ts";
import {
  configuration,
  leave,
  logDropped,
  logWhatIsGivenUp,
  notifying,
  opened,
  openedChannels,
  placeOf,
} from "./start.ts";

const config = configuration();
const { port, database, demonstration } = config;
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

// With Redis, the consumer is a process of its own.
if (config.redisUrl === null) await consume(channels.subscribe, { bus, reportDropped: logDropped });

const app = createApp({
  bus,
  views: { allocationsOf: storage.views.fromReadModel, dashboard: storage.views.dashboard },
  reportFault: (id, fault) => console.error(`fault ${id}`, fault),
});
const server = createServer(getRequestListener(app.fetch));
server.on("error", (error) => leave(`PORT ${port} cannot be used: ${error.message}. Set PORT to another one.`));
server.listen(port, () => announce(`http://localhost:${(server.address() as AddressInfo).port}`));
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop);

function announce(url: string): void {
  const invitation = demonstration ? ["try, in another terminal:", ...linesToTry(url)] : [];
  console.log([`listening on ${url}`, `keeping its data in ${placeOf(database)}`, ...invitation].join("\n"));
}

/** Lets requests and handlers under way finish, for at most three seconds. A second signal changes nothing. */
function stop(): void {
  if (!server.listening) return;
  server.close(async () => {
    await bus.settled();
    await channels.close();
    await storage.close();
  });
  setTimeout(() => server.closeAllConnections(), 3_000).unref();
  setTimeout(() => leave("Stopped, though handlers were still at work or waiting for another try"), 3_500).unref();
}
