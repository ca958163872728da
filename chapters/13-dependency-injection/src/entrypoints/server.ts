import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { placeOf } from "../config.ts";
import { consume } from "./consumer.ts";
import { linesToTry } from "./demonstration.ts";
import { createApp } from "./http.ts";
import { leave, logDropped, start } from "./start.ts";

const { bus, views, subscribe, close, config } = await start();
const { port, database, redisUrl, demonstration } = config;

// With Redis, the consumer is a process of its own.
if (redisUrl === null) await consume(subscribe, { bus, reportDropped: logDropped });

const app = createApp({ bus, views, reportFault: (id, fault) => console.error(`fault ${id}`, fault) });
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
  server.close(close);
  setTimeout(() => server.closeAllConnections(), 3_000).unref();
  setTimeout(() => leave("Stopped, though handlers were still at work or waiting for another try"), 3_500).unref();
}
