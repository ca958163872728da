// A process around the server that all workers of a run share. It tells each that asks the address, or what went wrong,
// and ends with the run; the server, which does not outlive it, ends as well.

import { once } from "node:events";
import { unlinkSync } from "node:fs";
import { connect, createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { isAlive, keeperOf } from "./run.ts";
import { startPostgres } from "./start-postgres.ts";

const run = Number(process.argv[2]);
const place = keeperOf(run);
let answer: Promise<string> | undefined;

const door = createServer(async (connection) => {
  connection.on("error", () => {});
  answer ??= addressOrProblem();
  connection.end(await answer);
});
await takePlace();
while (isAlive(run)) await setTimeout(100);
door.close();
process.exit();

/** Listening is the lock: of several keepers that start at once, one gets the place and the others leave. */
async function takePlace(): Promise<void> {
  try {
    await listen();
  } catch {
    if (await isKept()) process.exit();
    unlinkSync(place); // Left behind by a keeper that was killed.
    await listen();
  }
}

async function listen(): Promise<void> {
  await once(door.listen(place), "listening");
}

async function isKept(): Promise<boolean> {
  const connection = connect(place);
  return once(connection, "connect").then(
    () => true,
    () => false,
  );
}

async function addressOrProblem(): Promise<string> {
  try {
    return (await startPostgres()).url;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
