import { createClient, type RedisClientOptions } from "redis";
import type { Channels } from "../channels.ts";

/** Milliseconds between two tries to reach Redis again, at most. */
const LONGEST_WAIT = 1_000;

type Settings = Readonly<{
  /** `redis://<host>:6379` */
  url: string;
  /** Told with the reason when Redis can no longer be reached, or not at first: once, until it can. */
  onLost: (reason: Error) => void;
}>;

/**
 * Channels between processes. A connection that is lost is made again and again until it holds, and what was subscribed to is
 * subscribed to again; what was sent meanwhile is gone. While there is none, `publish` throws at once.
 */
export function redisChannels({ url, onLost }: Settings): Channels {
  // One that has subscribed can do nothing else.
  const publisher = connecting({ url, disableOfflineQueue: true });
  const subscriber = connecting({ url });
  tellLosses([publisher, subscriber], onLost);
  return {
    publish: async (channel, text) => void (await publisher.publish(channel, text)),
    subscribe: (channels, listener) => subscriber.subscribe([...channels], (text, channel) => listener(channel, text)),
    stopListening: async () => subscriber.destroy(),
    close: async () => {
      publisher.destroy();
      subscriber.destroy();
    },
  };
}

type Client = ReturnType<typeof connecting>;

function connecting(options: RedisClientOptions) {
  const reconnectStrategy = (tries: number) => Math.min(tries * 50, LONGEST_WAIT);
  const client = createClient({ ...options, socket: { reconnectStrategy } });
  // One that is destroyed while it connects would keep the connection that comes, and with it the process.
  client.on("connect", () => {
    if (!client.isOpen) client.destroy();
  });
  client.connect().catch(() => {}); // It says so by "error" as well, and is closed while it tries when all is over.
  return client;
}

function tellLosses(clients: readonly Client[], onLost: Settings["onLost"]): void {
  const lost = new Set<Client>();
  for (const client of clients) {
    client.on("ready", () => lost.delete(client));
    client.on("error", (reason: Error) => {
      if (lost.size === 0) onLost(reason);
      lost.add(client);
    });
  }
}
