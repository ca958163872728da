// A server as it is, in a process that can be asked how much memory it holds when nothing is left to collect.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Milliseconds: what the last requests have left to do, such as a mail, is done by then. */
const WHILE = 200;

/** What was still held by somebody who was about to be told goes with a later collection. */
async function collectAll(): Promise<void> {
  let before = Number.POSITIVE_INFINITY;
  for (;;) {
    collect();
    const { heapUsed } = process.memoryUsage();
    if (heapUsed > before * 0.99) return;
    before = heapUsed;
    await setTimeout(WHILE);
  }
}

const gauge = createServer(async (_request, response) => {
  await collectAll();
  // A connection that is kept would keep the process.
  response.writeHead(200, { connection: "close" }).end(JSON.stringify(process.memoryUsage()));
});
// The server's own address comes first in what it prints; this one is no URL.
gauge.listen(0, "127.0.0.1", async () => {
  console.log(`gauge on port ${(gauge.address() as AddressInfo).port};`);
  gauge.unref();
  await import(pathToFileURL(process.env.GAUGED_SERVER ?? "").href);
});
