import type { Channels, Listener } from "./channels.ts";

/** Channels for those who live in the same process: everything runs without Redis, but for other processes. */
export function inProcessChannels(): Channels {
  const listeners = new Map<string, Set<Listener>>();
  return {
    publish: async (channel, text) => {
      for (const listener of listeners.get(channel) ?? []) listener(channel, text);
    },
    subscribe: async (channels, listener) => {
      for (const channel of channels) listeners.set(channel, new Set(listeners.get(channel)).add(listener));
    },
    stopListening: async () => listeners.clear(),
    close: async () => listeners.clear(),
  };
}
