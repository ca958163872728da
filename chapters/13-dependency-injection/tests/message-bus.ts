import { OrderId } from "@cosmic/kernel";
import { randomSku } from "@cosmic/testkit/random";
import { unitOfWorkOver } from "../src/adapters/unit-of-work.ts";
import type { CommandOf } from "../src/domain/commands.ts";
import type { Event, EventOf } from "../src/domain/events.ts";
import { Product } from "../src/domain/product.ts";
import { messageBus } from "../src/service-layer/message-bus.ts";
import type { CommandHandlers } from "../src/service-layer/message-handlers.ts";
import type { Observation, Observe } from "../src/service-layer/observation.ts";
import type { Pause } from "../src/service-layer/retried.ts";
import type { StartUnitOfWork } from "../src/service-layer/unit-of-work.ts";
import { aLine } from "./builders.ts";
import { failuresIn } from "./bus.ts";
import { fakeProductStore } from "./fakes.ts";

/** What the handlers of these tests work with: units of work, and a diary to write into. */
export type Tools = Readonly<{ startUnitOfWork: StartUnitOfWork; diary: string[] }>;

/** A handler of the command to begin with, or of an event that follows; these tests tell of no others. */
export type Handler = (message: CommandOf<"Allocate"> | Event, tools: Tools) => Promise<unknown>;

/** A handler of an event, or one that runs after the answer. */
type Listed = Handler | Readonly<{ afterTheAnswer: Handler }>;

type Handlers = Readonly<{ Allocate?: Handler } & Partial<Record<Event["type"], readonly Listed[]>>>;

/**
 * A bus with these handlers, and with others that do nothing: what they write into the diary, what was seen of them, and what
 * was given up.
 */
export function busOf(
  { Allocate = nothing, ...handlers }: Handlers,
  store = fakeProductStore(),
  pause: Pause = atOnce,
  lookOn: Observe = () => {},
) {
  const diary: string[] = [];
  const observations: Observation[] = [];
  const given = (handler: Handler) => withDiary(handler, diary);
  const commandHandlers: CommandHandlers = {
    AddBatch: nothing,
    Allocate: (command, startUnitOfWork) => given(Allocate)(command, startUnitOfWork).then(textIn),
    Deallocate: async () => "",
    ChangeBatchQuantity: nothing,
    CancelShipment: nothing,
  };
  const bus = messageBus({
    commandHandlers,
    eventHandlers: {
      Allocated: listOf(handlers.Allocated, given),
      Deallocated: listOf(handlers.Deallocated, given),
      Cancelled: listOf(handlers.Cancelled, given),
      OutOfStock: listOf(handlers.OutOfStock, given),
    },
    startUnitOfWork: unitOfWorkOver(store),
    observe: (observation) => {
      observations.push(observation);
      lookOn(observation);
    },
    pause,
  });
  return { bus, diary, observations, failures: () => failuresIn(observations) };
}

/** The same handler, under its name, once it has been given what else it needs. */
function withDiary(handler: Handler, diary: string[]) {
  const given = (message: Parameters<Handler>[0], startUnitOfWork: StartUnitOfWork) =>
    handler(message, { startUnitOfWork, diary });
  return Object.defineProperty(given, "name", { value: handler.name });
}

function listOf(handlers: readonly Listed[] = [], given: (handler: Handler) => ReturnType<typeof withDiary>) {
  return handlers.map((each) =>
    typeof each === "function" ? given(each) : { afterTheAnswer: given(each.afterTheAnswer) },
  );
}

async function nothing(): Promise<null> {
  return null;
}

async function atOnce(): Promise<void> {}

/** The answer to the command, which is a text or nothing, whatever the handler of a test answers. */
function textIn(answer: unknown): string | null {
  return typeof answer === "string" ? answer : null;
}

export function outOfStock(orderId: string): EventOf<"OutOfStock"> {
  return { type: "OutOfStock", ...aLine({ orderId: OrderId.parse(orderId) }), version: 1 };
}

export function deallocated(orderId: string): EventOf<"Deallocated"> {
  return { type: "Deallocated", ...aLine({ orderId: OrderId.parse(orderId) }), version: 1 };
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
