import type { Event, EventOf } from "../domain/events.ts";
import { retried } from "./retried.ts";
import type { Publish, StartUnitOfWork } from "./unit-of-work.ts";

/** Every handler may ask for units of work. */
type UnitsOfWork = Readonly<{ startUnitOfWork: StartUnitOfWork }>;

/** What is done when something has happened; `dependencies` are what it needs for that. */
export type EventHandler<Type extends Event["type"], Dependencies> = (
  event: EventOf<Type>,
  dependencies: Dependencies,
) => Promise<unknown>;

/** For each type of event its handlers, any number of them. The compiler misses a type that is not there. */
export type EventHandlers<Dependencies> = {
  readonly [Type in Event["type"]]: readonly EventHandler<Type, Dependencies>[];
};

export interface MessageBus {
  /**
   * Handles the event and whatever follows from it, and answers with what its own handlers answered.
   * @throws what one of its own handlers throws: nobody else has heard of the event, so whoever told us can be told
   */
  handle(event: Event): Promise<readonly unknown[]>;
}

/** Told of what a handler threw when nobody waits for an answer: what it was to handle has happened all the same. */
export type ReportFailure = (event: Event, failure: unknown) => void;

/**
 * Brings each event to all of its handlers, and what their units of work have committed to the handlers of that, until
 * nothing is left to do. What follows from one `handle` is known to that `handle` alone.
 */
export function messageBus<Dependencies extends UnitsOfWork>(
  handlers: EventHandlers<Dependencies>,
  dependencies: Dependencies,
  reportFailure: ReportFailure,
): MessageBus {
  /** Each attempt starts units of work of its own; what they commit joins the queue. */
  function attempt<Type extends Event["type"]>(
    handler: EventHandler<Type, Dependencies>,
    event: EventOf<Type>,
    queue: Event[],
  ): Promise<unknown> {
    const publish: Publish = async (events) => void queue.push(...events);
    const startUnitOfWork: StartUnitOfWork = () => dependencies.startUnitOfWork(publish);
    return retried(() => handler(event, { ...dependencies, startUnitOfWork }));
  }

  async function answers<Type extends Event["type"]>(event: EventOf<Type>, queue: Event[]): Promise<unknown[]> {
    const results: unknown[] = [];
    for (const handler of handlersOf(event)) results.push(await attempt(handler, event, queue));
    return results;
  }

  async function handleAll(queue: Event[]): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) await handleFollowing(next, queue);
  }

  async function handleFollowing<Type extends Event["type"]>(event: EventOf<Type>, queue: Event[]): Promise<void> {
    for (const handler of handlersOf(event)) {
      try {
        await attempt(handler, event, queue);
      } catch (failure) {
        reportFailure(event, failure);
      }
    }
  }

  function handlersOf<Type extends Event["type"]>(event: EventOf<Type>): readonly EventHandler<Type, Dependencies>[] {
    return handlers[event.type];
  }

  return {
    handle: async (event) => {
      const queue: Event[] = [];
      try {
        return await answers(event, queue);
      } finally {
        await handleAll(queue); // Also of a handler that failed: what it had committed has happened.
      }
    },
  };
}
