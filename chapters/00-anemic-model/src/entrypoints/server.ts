import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { app } from "../app.ts";
import { config, refuseToStart } from "../config.ts";
import { database } from "../database.ts";
import { curlLines, putInDemonstrationStock } from "../demonstration.ts";

if (config.isDemonstration) putInDemonstrationStock();

const server = createServer(getRequestListener(app.fetch));
server.on("listening", greet);
server.on("error", (error) =>
  refuseToStart(`PORT ${config.port} cannot be listened on (${error.message}): choose another.`),
);
server.listen(config.port);

for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop);

function greet(): void {
  const address = server.address();
  const url = `http://localhost:${typeof address === "object" ? address?.port : config.port}`;
  console.log(`listening on ${url}`);
  if (config.isDemonstration) console.log(["", "Try:", ...curlLines(url)].join("\n"));
}

/** Answers what was asked already, for at most three seconds, then ends. A second signal changes nothing. */
function stop(): void {
  server.close(() => {
    database.close();
    process.exit(0);
  });
  setInterval(() => server.closeIdleConnections(), 50);
  setTimeout(() => server.closeAllConnections(), 3_000);
}
