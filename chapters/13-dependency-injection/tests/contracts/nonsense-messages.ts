import { randomSku } from "@cosmic/testkit/random";
import fc from "fast-check";
import { expect } from "vitest";
import { RefusedRequest } from "../../src/entrypoints/refused-request.ts";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { busOver } from "../bus.ts";
import { consumerOf } from "../consumer.ts";
import { newBatch } from "../primitives.ts";

const skus = Array.from({ length: 40 }, () => randomSku());

const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: "binary" }), fc.double(), fc.bigInt().map(String));
const mostly = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ weight: 9, arbitrary }, anything);
const fields = {
  orderid: mostly(fc.nat(500).map((n) => `order-${n}`)),
  sku: mostly(fc.constantFrom(...skus)),
  batchref: mostly(fc.constantFrom(...skus, "nowhere")),
  qty: mostly(fc.integer({ min: -1, max: 100 })),
};
const text = fc.oneof(
  { weight: 6, arbitrary: fc.record(fields).map((each) => JSON.stringify(each)) },
  { weight: 2, arbitrary: fc.record(fields, { requiredKeys: [] }).map((each) => JSON.stringify(each)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);
const channel = fc.constantFrom("allocate", "change_batch_quantity");

/** What may be said of a message that was understood and could not be done. */
const foreseen = ["unknown-batch", "invalid-sku", "conflicting-order-line"];

type Target = Readonly<{
  startUnitOfWork: StartUnitOfWork;
  /** Anything that is another when somebody has written to the database. */
  traces: () => Promise<unknown>;
  messages: number;
}>;

/**
 * Whatever is sent: the consumer lives on, no message is dropped for a reason that nobody foresaw, and what was dropped wrote
 * nothing.
 * @returns what became of messages, by channel: `served allocate`, `RefusedRequest change_batch_quantity`.
 */
export async function standsNonsenseMessages({ startUnitOfWork, traces, messages }: Target): Promise<Set<string>> {
  const { bus, handle } = busOver(startUnitOfWork);
  const { send, dropped, allServed } = await consumerOf(bus);
  // The batch is named like its product. Some have no stock to speak of.
  for (const [at, sku] of skus.entries()) await handle(newBatch({ reference: sku, sku, quantity: at * 5 + 1 }));
  const seen = new Set<string>();

  await fc.assert(
    fc.asyncProperty(channel, text, async (name, content) => {
      const [before, droppedBefore] = [await traces(), dropped.length];

      await send(name, content);
      await allServed();
      await bus.settled();

      const [refusal] = dropped.slice(droppedBefore);
      if (refusal) {
        expect(isForeseen(refusal.reason), String(refusal.reason)).toBe(true);
        expect(await traces()).toEqual(before);
      }
      seen.add(`${refusal ? nameOf(refusal.reason) : "served"} ${name}`);
    }),
    { numRuns: messages },
  );

  return seen;
}

function isForeseen(reason: unknown): boolean {
  if (reason instanceof RefusedRequest) return true;
  return reason instanceof Error && "code" in reason && foreseen.includes(String(reason.code));
}

function nameOf(reason: unknown): string {
  return reason instanceof Error ? reason.name : String(reason);
}
