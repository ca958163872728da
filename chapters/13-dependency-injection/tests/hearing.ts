import type { Channels } from "../src/adapters/channels.ts";

/** Channels and the texts that came on them, the oldest first. */
export type Heard = (readonly [channel: string, text: string])[];

/** Listens to the channels, and answers with what it will have heard. */
export async function hearing({ subscribe }: Pick<Channels, "subscribe">, ...names: readonly string[]): Promise<Heard> {
  const heard: Heard = [];
  await subscribe(names, (channel, text) => void heard.push([channel, text]));
  return heard;
}
