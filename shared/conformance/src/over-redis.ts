import { createClient } from "redis";
import { Unreachable } from "./not-tried.ts";
import { reasonOf } from "./reason-of.ts";

/** Where a service takes messages, and where it tells what it has done. */
export type Channels = {
  /** Listens from now on; to be waited for before anything is published. @throws Unreachable when nobody answers there. */
  readonly open: () => Promise<void>;
  readonly publish: (channel: string, text: string) => Promise<void>;
  /** All that was said on `line_allocated` since it was opened, the oldest first. */
  readonly heard: () => readonly string[];
};

/** Speaks and listens over one connection to the Redis at `url`, until it is closed. */
export function overRedis(url: string): Channels & { readonly close: () => Promise<void> } {
  const heard: string[] = [];
  const client = clientFor(url);
  let opened: Promise<void> | undefined;
  const open = async () => {
    await client.connect();
    await client.subscribe("line_allocated", (text) => void heard.push(text));
  };
  return {
    open: async () => {
      opened ??= open();
      try {
        await opened;
      } catch (error) {
        throw new Unreachable(`Nobody answers as a Redis at ${placeOf(url)}: ${reasonOf(error)}`);
      }
    },
    publish: async (channel, text) => void (await client.publish(channel, text)),
    heard: () => heard,
    close: async () => {
      if (client.isOpen) await client.close();
    },
  };
}

/** With RESP 3 one connection may publish although it listens. Only a connection that once stood is built up again. */
function clientFor(url: string) {
  let stood = false;
  const client = createClient({
    url,
    RESP: 3,
    socket: { reconnectStrategy: (retries, cause) => (stood ? Math.min(50 * retries, 500) : cause) },
  });
  client.on("ready", () => {
    stood = true;
  });
  // What goes wrong is told to whoever waits for it.
  client.on("error", () => {});
  return client;
}

/** Without user and password. */
function placeOf(url: string): string {
  return URL.parse(url)?.host || url;
}
