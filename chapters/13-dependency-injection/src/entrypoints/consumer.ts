import type { z } from "zod";
import type { Command } from "../domain/commands.ts";
import type { MessageBus } from "../service-layer/message-bus.ts";
import { expected } from "./expected.ts";
import { RefusedRequest } from "./refused-request.ts";
import { allocateRequest, changeBatchQuantityRequest } from "./requests.ts";
import { retriedPatiently } from "./retried-patiently.ts";

/** Listens to channels, from the moment that it resolves. */
type Subscribe = (channels: readonly string[], listener: (channel: string, text: string) => void) => Promise<void>;

type Surroundings = Readonly<{
  bus: Pick<MessageBus, "handle">;
  /** Told of each message that was not served, with an id to find it by. */
  reportDropped: (id: string, channel: string, text: string, reason: unknown) => void;
  /** When it is aborted, what has come in and is not served is reported, too. */
  tooLate?: AbortSignal;
}>;

const requests: Readonly<Record<string, z.ZodType<Command>>> = {
  allocate: allocateRequest,
  change_batch_quantity: changeBatchQuantityRequest,
};

/** The channels on which others tell us what to do. */
export const consumedChannels: readonly string[] = Object.keys(requests);

/**
 * The application behind channels: turns messages into commands, one after the other, since the later of two may take back
 * the earlier. Nobody waits for an answer: what cannot be done is reported and dropped, and the next one is served.
 * @returns what resolves when all that has come in is served
 */
export async function consume(
  subscribe: Subscribe,
  { bus, reportDropped, tooLate }: Surroundings,
): Promise<() => Promise<void>> {
  const waiting = new Set<Readonly<{ channel: string; text: string }>>();
  let served = Promise.resolve();
  await subscribe(consumedChannels, (channel, text) => {
    const message = { channel, text };
    waiting.add(message);
    served = served.then(() => serve(channel, text)).then(() => void waiting.delete(message));
  });
  tooLate?.addEventListener("abort", () => {
    for (const { channel, text } of waiting) reportDropped(crypto.randomUUID(), channel, text, tooLate.reason);
  });
  return () => served;

  async function serve(channel: string, text: string): Promise<void> {
    try {
      const command = commandIn(channel, text);
      await retriedPatiently(() => bus.handle(command));
    } catch (reason) {
      reportDropped(crypto.randomUUID(), channel, text, reason);
    }
  }
}

/** @throws RefusedRequest saying what is wrong. */
function commandIn(channel: string, text: string): Command {
  const shape = requests[channel];
  if (!shape) throw new RefusedRequest(404, `Nobody serves the channel ${channel}`, []);
  return expected(shape, parsed(text));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RefusedRequest(400, "The message is not well-formed JSON", []);
  }
}
