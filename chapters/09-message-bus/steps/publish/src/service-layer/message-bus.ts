import type { Event } from "../domain/events.ts";
import type { Publish } from "./unit-of-work.ts";

/** What is done when something has happened; `dependencies` are what it needs for that. */
export type EventHandler<Type extends Event["type"], Dependencies> = (
  event: Extract<Event, { type: Type }>,
  dependencies: Dependencies,
) => Promise<void>;

/** For each type of event its handlers, any number of them. The compiler misses a type that is not there. */
export type EventHandlers<Dependencies> = {
  readonly [Type in Event["type"]]: readonly EventHandler<Type, Dependencies>[];
};

/** Told of what a handler threw: the event has happened all the same, so nobody else can be asked to mend it. */
export type ReportFailure = (event: Event, failure: unknown) => void;

/**
 * Brings each event to all of its handlers, one after the other. A handler that fails is reported; the others, and whoever
 * published the event, notice nothing.
 */
export function messageBus<Dependencies>(
  handlers: EventHandlers<Dependencies>,
  dependencies: Dependencies,
  reportFailure: ReportFailure,
): Publish {
  return async (events) => {
    for (const event of events) {
      for (const handler of handlers[event.type]) {
        try {
          await handler(event, dependencies);
        } catch (failure) {
          reportFailure(event, failure);
        }
      }
    }
  };
}
