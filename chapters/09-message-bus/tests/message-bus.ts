import { OrderId } from "@cosmic/kernel";
import { randomSku } from "@cosmic/testkit/random";
import { expect } from "vitest";
import { unitOfWorkOver } from "../src/adapters/unit-of-work.ts";
import type { Event, EventOf } from "../src/domain/events.ts";
import { Product } from "../src/domain/product.ts";
import { type EventHandler, type EventHandlers, messageBus } from "../src/service-layer/message-bus.ts";
import type { StartUnitOfWork } from "../src/service-layer/unit-of-work.ts";
import { aLine } from "./builders.ts";
import { fakeProductStore } from "./fakes.ts";

/** What the handlers of these tests work with: units of work, and a diary to write into. */
export type Tools = Readonly<{ startUnitOfWork: StartUnitOfWork; diary: string[] }>;

/** The types of event of which these tests tell: one to begin with, and two that follow from others. */
type Type = "AllocationRequired" | "OutOfStock" | "Deallocated";
export type Handler = EventHandler<Type, Tools>;

/** A bus with these handlers and no others; what they write into the diary, and what was reported of them. */
export function busOf(handlers: Partial<Record<Type, readonly Handler[]>>, store = fakeProductStore()) {
  const diary: string[] = [];
  const failures: { event: Event; failure: unknown }[] = [];
  const all: EventHandlers<Tools> = {
    BatchAdded: [],
    AllocationRequired: [],
    DeallocationRequired: [],
    BatchQuantityChanged: [],
    Deallocated: [],
    OutOfStock: [],
    ...handlers,
  };
  const tools = { startUnitOfWork: unitOfWorkOver(store), diary };
  const bus = messageBus(all, tools, (event, failure) => failures.push({ event, failure }));
  expect(bus, "what messageBus answers").toHaveProperty("handle");
  return { bus, diary, failures };
}

export function outOfStock(orderId: string): EventOf<"OutOfStock"> {
  return { type: "OutOfStock", ...aLine({ orderId: OrderId.parse(orderId) }) };
}

export function deallocated(orderId: string): EventOf<"Deallocated"> {
  return { type: "Deallocated", ...aLine({ orderId: OrderId.parse(orderId) }) };
}

/** One unit of work with a product to which these events have happened, from its start to its commit. */
export async function commit(startUnitOfWork: StartUnitOfWork, ...events: readonly Event[]): Promise<void> {
  await using unitOfWork = await startUnitOfWork();
  unitOfWork.products.add(new EventfulProduct(events));
  await unitOfWork.commit();
}

/** The same, but whoever began it leaves before its commit. */
export async function leave(startUnitOfWork: StartUnitOfWork, ...events: readonly Event[]): Promise<void> {
  await using unitOfWork = await startUnitOfWork();
  unitOfWork.products.add(new EventfulProduct(events));
}

/** Of all that a product does it does but one thing: it tells what has happened to it. */
class EventfulProduct extends Product {
  readonly #happened: readonly Event[];

  constructor(happened: readonly Event[]) {
    super({ sku: randomSku() });
    this.#happened = happened;
  }

  override takeEvents(): readonly Event[] {
    return this.#happened;
  }
}
