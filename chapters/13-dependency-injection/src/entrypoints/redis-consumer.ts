import { type Config, InvalidConfiguration } from "../config.ts";
import { consume, consumedChannels } from "./consumer.ts";
import { leave, logDropped, start } from "./start.ts";

const { bus, subscribe, stopListening, close } = await start({ insistOn: redis });

let allServed = async () => {};
let isStopping = false;
const tooLate = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop);
try {
  allServed = await consume(subscribe, { bus, reportDropped: logDropped, tooLate: tooLate.signal });
  console.log(`listening to ${consumedChannels.join(", ")}`);
} catch (error) {
  if (!isStopping) throw error; // Else it was still waiting for Redis.
}

function redis({ redisUrl }: Config): void {
  if (redisUrl === null)
    throw new InvalidConfiguration("REDIS_URL must lead to a Redis server, as redis://<host>:6379 does");
}

/** Hears no more, and serves what has come in already, for at most three seconds. A second signal changes nothing. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(leaveTheRest, 3_000).unref();
  await stopListening();
  await allServed();
  await close();
}

function leaveTheRest(): never {
  tooLate.abort("the process was stopped");
  leave("Stopped, though messages were still being served");
}
