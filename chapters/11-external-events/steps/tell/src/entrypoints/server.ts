import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { eventPublisherOn } from "../adapters/event-publisher.ts";
import { inProcessChannels } from "../adapters/in-process-channels.ts";
import { commandHandlers, eventHandlers } from "../service-layer/handlers.ts";
import { messageBus } from "../service-layer/message-bus.ts";
import { linesToTry } from "./demonstration.ts";
import { createApp } from "./http.ts";
import { configuration, leave, logWhatIsGivenUp, mailing, opened, placeOf } from "./start.ts";

const config = configuration();
const { port, database, demonstration } = config;
const storage = await opened(config);
const bus = messageBus({
  commandHandlers,
  eventHandlers,
  dependencies: {
    startUnitOfWork: storage.startUnitOfWork,
    sendMail: mailing(config),
    publishExternally: eventPublisherOn(inProcessChannels()),
  },
  observe: logWhatIsGivenUp,
});

const app = createApp({ bus, reportFault: (id, fault) => console.error(`fault ${id}`, fault) });
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
  server.close(() => void bus.settled().then(() => storage.close()));
  setTimeout(() => server.closeAllConnections(), 3_000).unref();
  setTimeout(() => leave("Stopped, though handlers were still at work or waiting for another try"), 3_500).unref();
}
