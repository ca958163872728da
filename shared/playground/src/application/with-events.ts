import { functionFrom, methodOf, objectIn } from "./loaded.ts";
import { AT_ONCE, type Composition, type Making, namesOfHandlers, openStorage } from "./parts.ts";
import { mailing, watchedStorage } from "./ports.ts";
import type { Attempt, Message } from "./protocol.ts";
import { sentenceOf, type Tracing } from "./tracing.ts";

/** Chapter 08: services over units of work, whose commits publish events on a bus. */
export async function publishingEvents(making: Making): Promise<Composition> {
  const { linker, tracing, report } = making;
  const { eventHandlers } = linker.load("src/service-layer/handlers.ts");
  const known = new Numbered(tracing);
  const handlers = known.watched(objectIn(eventHandlers, "eventHandlers"));
  const messageBus = functionFrom(linker, "src/service-layer/message-bus.ts", "messageBus");
  const publish = messageBus(handlers, { sendMail: mailing(tracing) }, reporting(report));
  const publishing = (events: readonly Message[]) => {
    known.enqueued(events);
    return typeof publish === "function" ? publish(events) : undefined;
  };
  const storage = watchedStorage(await openStorage(making, publishing), tracing);
  const { startUnitOfWork } = storage;
  return { dependencies: { startUnitOfWork }, mail: true, handlers: namesOfHandlers(handlers), settled: AT_ONCE };
}

/** Chapter 09: everything is an event, and comes in through the bus. */
export async function allEvents(making: Making): Promise<Composition> {
  const { linker, tracing, report } = making;
  const { eventHandlers } = linker.load("src/service-layer/handlers.ts");
  const known = new Numbered(tracing);
  const handlers = known.watched(objectIn(eventHandlers, "eventHandlers"));
  const storage = watchedStorage(await openStorage(making), tracing, (events) => known.enqueued(events));
  const dependencies = { startUnitOfWork: storage.startUnitOfWork, sendMail: mailing(tracing) };
  const messageBus = functionFrom(linker, "src/service-layer/message-bus.ts", "messageBus");
  const handle = methodOf(messageBus(handlers, dependencies, reporting(report)), "handle");
  const bus = {
    handle: (event: Message) => {
      tracing.within(null, () => known.enqueued([event]));
      return handle(event);
    },
  };
  return { dependencies: { bus }, bus, mail: true, handlers: namesOfHandlers(handlers), settled: AT_ONCE };
}

function reporting(report: (text: string) => void) {
  return ({ type }: Message, failure: unknown) => report(`${type} could not be handled: ${sentenceOf(failure)}`);
}

/** Does for these chapters what `observe` does for the later ones: numbers messages, and tells of each handler's work. */
class Numbered {
  readonly #ids = new WeakMap<Message, string>();
  readonly #attempts = new Map<string, number>();
  readonly #tracing: Tracing;
  #last = 0;

  constructor(tracing: Tracing) {
    this.#tracing = tracing;
  }

  enqueued(messages: readonly Message[]): void {
    for (const message of messages) {
      this.#last += 1;
      const id = String(this.#last);
      this.#ids.set(message, id);
      this.#tracing.enqueued(id, this.#tracing.atWork?.id ?? null, message, false);
    }
  }

  /** The same handlers, by the same names. */
  watched(handlers: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(handlers).map(([type, all]) => [
        type,
        Array.isArray(all) ? all.map((each) => this.#one(each)) : all,
      ]),
    );
  }

  #one(handler: (...values: unknown[]) => Promise<unknown>) {
    const watched = async (message: Message, ...rest: unknown[]) => {
      const attempt = this.#attemptOf(message, handler.name);
      const began = performance.now();
      this.#tracing.started(attempt);
      try {
        const answer = await handler(message, ...rest);
        this.#tracing.succeeded(attempt, performance.now() - began);
        return answer;
      } catch (failure) {
        this.#tracing.failed(attempt, performance.now() - began, failure);
        throw failure;
      }
    };
    return Object.defineProperty(watched, "name", { value: handler.name });
  }

  #attemptOf(message: Message, handler: string): Attempt {
    const id = this.#ids.get(message) ?? "";
    const attempt = (this.#attempts.get(`${id} ${handler}`) ?? 0) + 1;
    this.#attempts.set(`${id} ${handler}`, attempt);
    return { id, handler, attempt };
  }
}
