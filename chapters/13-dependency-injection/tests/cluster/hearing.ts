import { createClient } from "redis";
import type { Cluster } from "./cluster.ts";

/** Listens to a channel until the resources are disposed of, and answers with the texts that it will have heard. */
export async function hearing(
  channel: string,
  { redis }: Cluster,
  resources: AsyncDisposableStack,
): Promise<readonly string[]> {
  const heard: string[] = [];
  const client = createClient({ url: redis.url, socket: { reconnectStrategy: () => 50 } });
  client.on("error", () => {}); // It listens again as soon as it can.
  await client.connect();
  resources.defer(() => client.destroy());
  await client.subscribe(channel, (text) => heard.push(text));
  return heard;
}
