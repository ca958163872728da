import fc from "fast-check";
import { expect } from "vitest";
import { compare, type Line, type ShopModel } from "./shop-model.ts";

/** The application from outside: by HTTP and, where others can tell it something, by a channel. */
export type Shop = Readonly<{
  request: (path: string, body?: object) => Promise<Readonly<{ status: number; body: unknown }>>;
  /** Resolves when it is done. */
  tell: ((channel: string, content: object) => Promise<void>) | null;
}>;

type Step = fc.AsyncCommand<ShopModel, Shop>;

const orderid = fc.constantFrom("order-1", "order-2", "order-3", "order-4", "order-5", "order-6");
const sku = fc.constantFrom("LAMP", "SOFA");
const ref = fc.constantFrom("b1", "b2", "b3", "b4", "b5");
const eta = fc.constantFrom(null, "2030-01-02", "2030-03-01");
const line = fc.record({ orderid, sku, qty: fc.integer({ min: 1, max: 8 }) });
const batch = fc.record({ ref, sku, qty: fc.integer({ min: 5, max: 20 }), eta });

/** What clients do, in any order: stock, orders, the same order again, other quantities, and questions. */
export function anySteps({ toldByOthers }: { toldByOthers: boolean }) {
  const steps: fc.Arbitrary<Step>[] = [
    batch.map((each) =>
      step(`add ${JSON.stringify(each)}`, async (model, { request }) => {
        const expected = model.addBatch(each);
        expect((await request("/add_batch", each)).status).toBe(expected);
      }),
    ),
    line.map((each) => step(`allocate ${JSON.stringify(each)}`, (model, shop) => allocate(each, model, shop))),
    fc.nat().map((at) => ({
      ...step(`the same again (${at})`, (model, shop) => allocate(oneOf(model.held, at), model, shop)),
      check: ({ held }) => held.length > 0,
    })),
    orderid.map((each) => step(`look at ${each}`, (model, shop) => look(each, model, shop))),
  ];
  const change = fc.record({ batchref: ref, qty: fc.nat(12) }).map((each) =>
    step(`change ${JSON.stringify(each)}`, async (model, { tell }) => {
      model.changeQuantity(each.batchref, each.qty);
      await tell?.("change_batch_quantity", each);
    }),
  );
  return fc.commands(toldByOthers ? [...steps, change] : steps, { maxCommands: 40, size: "max" });
}

/** What is so in the end, seen from outside: every order, every batch, and every line that has no place. */
export async function expectSame(model: ShopModel, shop: Shop): Promise<void> {
  for (const { orderid } of [...model.held, ...model.unserved]) await look(orderid, model, shop);
  const { body } = await shop.request("/dashboard.json");
  const shipments = model.batches.map((each) => ({
    batchref: each.ref,
    sku: each.sku,
    eta: each.eta,
    qty: each.qty,
    available: model.available(each),
    allocated: each.qty - model.available(each),
    lines: model.held.filter(({ ref }) => ref === each.ref).length,
  }));
  expect(body).toEqual({
    shipments: shipments.sort(
      (one, other) => compare(one.eta ?? "", other.eta ?? "") || compare(one.batchref, other.batchref),
    ),
    unserved: model.unserved
      .map((each) => ({ ...each, state: "out of stock" }))
      .sort((one, other) => compare(one.sku, other.sku) || compare(one.orderid, other.orderid)),
  });
}

async function allocate({ orderid, sku, qty }: Line, model: ShopModel, { request }: Shop): Promise<void> {
  const expected = model.allocate({ orderid, sku, qty });
  expect((await request("/allocate", { orderid, sku, qty })).status).toBe(expected);
}

async function look(orderid: string, model: ShopModel, { request }: Shop): Promise<void> {
  const expected = model.allocationsOf(orderid);
  const { status, body } = await request(`/allocations/${orderid}`);
  expect({ status, body: status === 404 ? [] : body }).toEqual({
    status: expected.length > 0 ? 200 : 404,
    body: expected,
  });
}

function step(name: string, run: Step["run"]): Step {
  return { check: () => true, run, toString: () => name };
}

function oneOf<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length];
  if (item === undefined) throw new Error("there is none");
  return item;
}
