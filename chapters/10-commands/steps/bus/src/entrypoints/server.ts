import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { printedMail } from "../adapters/email/printed.ts";
import { smtpMail } from "../adapters/email/smtp.ts";
import { MigrationFailed } from "../adapters/migrations.ts";
import { openStorage, type Storage } from "../adapters/storage.ts";
import { type Config, type DatabaseAddress, InvalidConfiguration, readConfig } from "../config.ts";
import { commandHandlers, eventHandlers } from "../service-layer/handlers.ts";
import { messageBus } from "../service-layer/message-bus.ts";
import type { Observe } from "../service-layer/observation.ts";
import { linesToTry } from "./demonstration.ts";
import { createApp } from "./http.ts";

const { port, database, smtpUrl, demonstration } = configuration();
const sendMail = smtpUrl === null ? printedMail(console.log) : smtpMail(smtpUrl);
const storage = await opened(database);
const bus = messageBus({
  commandHandlers,
  eventHandlers,
  dependencies: { startUnitOfWork: storage.startUnitOfWork, sendMail },
  observe: logWhatIsGivenUp(),
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

/** What nobody will do any more is logged, with all that is needed to do it by hand. */
function logWhatIsGivenUp(): Observe {
  return (observation) => {
    if (observation.kind !== "given up") return;
    const { id, message, handler, attempts, failure } = observation;
    console.error(`message ${id}: ${handler} was given up after ${attempts} attempts`, message, failure);
  };
}

function configuration(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof InvalidConfiguration) leave(error.message);
    throw error;
  }
}

async function opened(address: DatabaseAddress): Promise<Storage> {
  try {
    return await openStorage(address);
  } catch (error) {
    if (error instanceof MigrationFailed) leave(error.message);
    const name = demonstration ? `the database ${placeOf(address)}` : `DATABASE_URL: ${placeOf(address)}`;
    leave(`${name} cannot be opened as a database: ${reasonOf(error)}.`);
  }
}

/** Without user and password: what is printed ends in logs. */
function placeOf(address: DatabaseAddress): string {
  if (address.kind === "sqlite") return address.file;
  const { host, pathname } = new URL(address.url);
  return `PostgreSQL at ${host}${pathname}`;
}

/** Where a host has several addresses, what went wrong with them has no message, but a code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}

function leave(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
