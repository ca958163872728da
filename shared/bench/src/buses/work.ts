/** The command and the event that every bus brings to their handlers. */
export type Allocate = Readonly<{ type: "Allocate"; orderId: string; sku: string; quantity: number }>;
export type Allocated = Readonly<Omit<Allocate, "type"> & { type: "Allocated"; reference: string; version: number }>;

/** Resolves when so many commands, and the events that follow from them, have been handled. */
export type Bus = AsyncDisposable & { readonly handle: (commands: number) => Promise<void> };

/** What a command's handler does, given the way to those whom its event concerns. */
export type Work = (publish: (event: Allocated) => unknown) => (line: Line) => Promise<string>;

/** Makes a bus whose command is handled by `work`, and its event by `record`. */
export type OpenBus = (work: Work, record: (event: Allocated) => Promise<void>) => Promise<Bus>;

type Line = Omit<Allocate, "type">;
export type Publish = (events: readonly Allocated[]) => Promise<void>;
export type StartUnitOfWork = (publish?: Publish) => Promise<UnitOfWork>;

/** The least that is a unit of work: it holds one event, and publishes it when it is committed. */
class UnitOfWork implements AsyncDisposable {
  readonly #publish: Publish;
  readonly events: Allocated[] = [];

  constructor(publish: Publish) {
    this.#publish = publish;
  }

  async commit(): Promise<void> {
    await this.#publish(this.events);
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

/** @param usually is told of what is committed, unless whoever starts it names somebody else */
export function unitsOfWork(usually: Publish): StartUnitOfWork {
  return async (publish = usually) => new UnitOfWork(publish);
}

/** The command's handler, the same for every bus. */
export async function allocate(line: Line, startUnitOfWork: StartUnitOfWork): Promise<string> {
  await using unitOfWork = await startUnitOfWork();
  unitOfWork.events.push(allocated(line));
  await unitOfWork.commit();
  return "batch-1";
}

/** The work that is compared: a unit of work that publishes one event when it is committed. */
export const inUnitOfWork: Work = (publish) => {
  const startUnitOfWork = unitsOfWork(async (events) => {
    for (const event of events) await publish(event);
  });
  return (line) => allocate(line, startUnitOfWork);
};

/** As those show it who give no transactions to a handler: the event is published, and that is all. */
export const bare: Work = (publish) => async (line) => {
  await publish(allocated(line));
  return "batch-1";
};

/** A new order line, in primitives. */
export function newLine(): Line {
  return { orderId: "order-1", sku: "lamp", quantity: 1 };
}

/** Commands one after the other. */
export function oneAfterTheOther(handle: () => Promise<unknown>): Bus["handle"] {
  return async (commands) => {
    for (let handled = 0; handled < commands; handled += 1) await handle();
  };
}

function allocated({ orderId, sku, quantity }: Line): Allocated {
  return { type: "Allocated", orderId, sku, quantity, reference: "batch-1", version: 1 };
}
