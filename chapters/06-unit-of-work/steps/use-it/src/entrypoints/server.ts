import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { sayingUnavailable } from "../adapters/saying-unavailable.ts";
import { sqliteBatchStore } from "../adapters/sqlite/batch-store.ts";
import { isSqliteCircumstance } from "../adapters/sqlite/circumstances.ts";
import { openDatabase } from "../adapters/sqlite/connection.ts";
import { MigrationFailed } from "../adapters/sqlite/migrate.ts";
import { unitOfWorkOver } from "../adapters/unit-of-work.ts";
import { type Config, InvalidConfiguration, readConfig } from "../config.ts";
import { linesToTry } from "./demonstration.ts";
import { createApp } from "./http.ts";

const { port, databaseFile, demonstration } = configuration();
const database = opened(databaseFile);
const store = sayingUnavailable(sqliteBatchStore(database), isSqliteCircumstance);

const app = createApp({
  startUnitOfWork: unitOfWorkOver(store),
  reportFault: (id, fault) => console.error(`fault ${id}`, fault),
});
const server = createServer(getRequestListener(app.fetch));
server.on("error", (error) => leave(`PORT ${port} cannot be used: ${error.message}. Set PORT to another one.`));
server.listen(port, () => announce(`http://localhost:${(server.address() as AddressInfo).port}`));
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop);

function announce(url: string): void {
  const invitation = demonstration ? ["try, in another terminal:", ...linesToTry(url)] : [];
  console.log([`listening on ${url}`, `keeping its data in ${databaseFile}`, ...invitation].join("\n"));
}

/** Lets requests under way finish, for at most three seconds. A second signal changes nothing. */
function stop(): void {
  if (!server.listening) return;
  server.close(() => database.close());
  setTimeout(() => server.closeAllConnections(), 3_000).unref();
}

function configuration(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof InvalidConfiguration) leave(error.message);
    throw error;
  }
}

function opened(file: string): ReturnType<typeof openDatabase> {
  try {
    return openDatabase(file);
  } catch (error) {
    if (error instanceof MigrationFailed) leave(error.message);
    const name = demonstration ? `the database ${file}` : `DATABASE_URL: ${file}`;
    leave(`${name} cannot be opened as a database: ${error instanceof Error ? error.message : error}.`);
  }
}

function leave(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
