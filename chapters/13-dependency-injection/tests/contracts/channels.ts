import { eventually } from "@cosmic/testkit";
import { expect, test } from "vitest";
import type { Channels } from "../../src/adapters/channels.ts";
import { type Heard, hearing } from "../hearing.ts";

/**
 * What everybody who sends and listens may rely on, whatever carries the texts.
 * @param open a new end of the same channels, which is closed after the test
 */
export function keepsTheContractOfChannels(open: () => Promise<Channels>): void {
  test("a text reaches whoever listens to its channel, under the channel's name", async () => {
    const { sender, heard } = await senderAndListener("lamps");

    await sender.publish("lamps", "a text");

    await eventually(() => expect(heard).toEqual([["lamps", "a text"]]));
  });

  test("a text reaches every one of those who listen", async () => {
    const [one, other] = [await listenerTo("lamps"), await listenerTo("lamps")];
    const sender = await ready(open());

    await sender.publish("lamps", "a text");

    for (const { heard } of [one, other]) await eventually(() => expect(heard).toEqual([["lamps", "a text"]]));
  });

  test("who has stopped listening hears nothing more, and still sends", async () => {
    const listener = await listenerTo("lamps");
    await listener.channels.stopListening();
    const witness = await listenerTo("lamps");
    const sender = await ready(Promise.resolve(listener.channels));

    await sender.publish("lamps", "a text");

    await eventually(() => expect(witness.heard).toEqual([["lamps", "a text"]]));
    expect(listener.heard).toEqual([]);
  });

  test("a text on another channel is not heard", async () => {
    const { sender, heard } = await senderAndListener("lamps");

    for (const channel of ["sofas", "lamp", "lamps?", "*", "LAMPS", "lamps"]) await sender.publish(channel, "a text");

    await eventually(() => expect(heard).toContainEqual(["lamps", "a text"]));
    expect(heard).toHaveLength(1);
  });

  test("texts are heard in the order in which one sent them, on whatever channels they came", async () => {
    const { sender, heard } = await senderAndListener("lamps", "sofas");
    const sent: Heard = Array.from({ length: 200 }, (_, at) => [at % 3 === 0 ? "sofas" : "lamps", String(at)]);

    await Promise.all(sent.map(([channel, text]) => sender.publish(channel, text)));

    await eventually(() => expect(heard).toEqual(sent));
  });

  test.each([
    ["nothing in it", ""],
    ["letters that are not ASCII", "LÁMPARA-ñ-灯-💡"],
    ["lines, and what ends them", "one\r\ntwo\n\0three"],
    ["a hundred thousand characters", "l".repeat(100_000)],
  ])("a text with %s arrives as it was sent", async (_, text) => {
    const { sender, heard } = await senderAndListener("lamps");

    await sender.publish("lamps", text);

    await eventually(() => expect(heard).toEqual([["lamps", text]]));
  });

  test("what nobody listens to is sent without complaint, and is gone: who comes later does not hear it", async () => {
    const sender = await ready(open());
    await sender.publish("lamps", "too early");
    const { heard } = await listenerTo("lamps");

    await sender.publish("lamps", "in time");

    await eventually(() => expect(heard).toEqual([["lamps", "in time"]]));
  });

  test("who has closed hears nothing any more", async () => {
    const closed = await listenerTo("lamps");
    await closed.channels.close();
    const witness = await listenerTo("lamps");
    const sender = await ready(open());

    await sender.publish("lamps", "too late");

    await eventually(() => expect(witness.heard).toEqual([["lamps", "too late"]]));
    expect(closed.heard).toEqual([]);
  });

  async function senderAndListener(...names: readonly string[]) {
    const { heard } = await listenerTo(...names);
    return { sender: await ready(open()), heard };
  }

  async function listenerTo(...names: readonly string[]) {
    const channels = await open();
    return { channels, heard: await hearing(channels, ...names) };
  }
}

/** Once it can send. */
async function ready(opening: Promise<Channels>): Promise<Channels> {
  const channels = await opening;
  await eventually(() => channels.publish("is anybody there?", ""));
  return channels;
}
