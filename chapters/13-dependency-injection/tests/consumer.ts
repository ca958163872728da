import { expect } from "vitest";
import { inProcessChannels } from "../src/adapters/in-process-channels.ts";
import { consume } from "../src/entrypoints/consumer.ts";
import type { MessageBus } from "../src/service-layer/message-bus.ts";

/** A message that was not served, and why. */
export type Dropped = Readonly<{ id: string; channel: string; text: string; reason: unknown }>;

/** A consumer that serves what is sent on channels within this process: what it dropped, and how to send it something. */
export async function consumerOf(bus: Pick<MessageBus, "handle">) {
  const channels = inProcessChannels();
  const dropped: Dropped[] = [];
  const reportDropped = (id: string, channel: string, text: string, reason: unknown) =>
    void dropped.push({ id, channel, text, reason });
  const allServed = await consume(channels.subscribe, { bus, reportDropped });
  expect(allServed, "what consume answers").toBeTypeOf("function");
  /** Text is sent as it is, anything else as JSON. */
  const send = (channel: string, content: unknown) =>
    channels.publish(channel, typeof content === "string" ? content : JSON.stringify(content));
  return { send, dropped, allServed };
}
