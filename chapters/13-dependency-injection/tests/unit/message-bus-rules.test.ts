import fc from "fast-check";
import { expect, test } from "vitest";
import { ConcurrencyConflict } from "../../src/service-layer/concurrency-conflict.ts";
import type { Observation } from "../../src/service-layer/observation.ts";
import { busOf, commit, deallocated, type Handler, outOfStock, type Tools } from "../message-bus.ts";
import { requestedLine } from "../primitives.ts";
import { anyCommand, type HandlerScript, type MessageScript, runsOf } from "../scripts.ts";

const TRIES = 5;

test("each message is handled exactly as often as the rules say, whatever handlers do and however many commands come at once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCommand, { minLength: 1, maxLength: 4 }), async (commands) => {
      const given = new Map(commands.map((script, at) => [`${at}`, script]));
      const { handle, settled, runs, observations } = busPlaying(given);

      const outcomes = await Promise.allSettled(commands.map((_, at) => handle(requestedLine({ orderId: `${at}` }))));
      await settled();

      expect(outcomes.map(({ status }) => status)).toEqual(
        commands.map(({ handlers: [own] }) => (own && own.failures > 0 ? "rejected" : "fulfilled")),
      );
      expect(runs).toEqual(runsOf(given, TRIES));
      const enqueued = observations.filter(({ kind }) => kind === "enqueued");
      const byId = new Map(enqueued.map(({ id, message }) => [id, message]));
      expect(byId.size).toBe(enqueued.length);
      for (const { message, causeId } of enqueued)
        expect(causeId === null ? null : nameOf(byId.get(causeId))).toBe(causeOf(message));
    }),
  );
});

/** A bus whose handlers do what is written in the script of their message. What is new has a name that says where it comes from. */
function busPlaying(commands: ReadonlyMap<string, MessageScript>) {
  const scripts = new Map(commands);
  const runs = new Map<string, number>();

  const play =
    (at: number): Handler =>
    async ({ orderId }, tools) => {
      const script = scripts.get(orderId)?.handlers[at];
      if (script) await perform(script, `${orderId}/${at}`, tools);
    };

  async function perform(script: HandlerScript, key: string, { startUnitOfWork }: Tools): Promise<void> {
    const run = (runs.get(key) ?? 0) + 1;
    runs.set(key, run);
    for (let turn = 0; turn < script.turns; turn += 1) await new Promise(setImmediate);
    if (run <= script.racesLost) throw new ConcurrencyConflict();
    const fails = run <= script.racesLost + script.failures;
    if (fails && script.failsBefore) throw new Error("before the commit");
    const named = (raised: MessageScript, at: number) => {
      const name = `${key}.${run}.${at}`;
      scripts.set(name, raised);
      return at % 2 === 0 ? outOfStock(name) : deallocated(name);
    };
    await commit(startUnitOfWork, ...script.raises.map(named));
    for (const [at, given] of script.gives.entries()) {
      const name = `${key}.${run}.c${at}`;
      scripts.set(name, given);
      await bus.handle(requestedLine({ orderId: name })).catch(() => {});
    }
    if (fails) throw new Error("after the commit");
  }

  const ofEvents = [play(0), play(1), { afterTheAnswer: play(2) }];
  const { bus, observations } = busOf({ Allocate: play(0), OutOfStock: ofEvents, Deallocated: ofEvents });
  return { ...bus, runs, observations };
}

function nameOf(message: Observation["message"] | undefined): string | undefined {
  return message && "orderId" in message ? message.orderId : undefined;
}

/** The message whose handler it comes from, by its name; a command follows from nothing, whoever gave it. */
function causeOf(message: Observation["message"]): string | null {
  if (message.type === "Allocate") return null;
  const name = nameOf(message) ?? "";
  return name.slice(0, name.lastIndexOf("/"));
}
