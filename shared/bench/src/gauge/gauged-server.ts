// A server as it is, in a process that can be asked how much memory it holds when nothing is left to collect.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

const gauge = createServer(async (_request, response) => {
  collect();
  await setImmediate(); // What was only held until somebody is told goes with the second.
  collect();
  // A connection that is kept would keep the process.
  response.writeHead(200, { connection: "close" }).end(JSON.stringify(process.memoryUsage()));
});
// The server's own address comes first in what it prints; this one is no URL.
gauge.listen(0, "127.0.0.1", async () => {
  console.log(`gauge on port ${(gauge.address() as AddressInfo).port};`);
  gauge.unref();
  await import(pathToFileURL(process.env.GAUGED_SERVER ?? "").href);
});
