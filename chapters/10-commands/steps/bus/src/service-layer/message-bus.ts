import type { Command, CommandOf } from "../domain/commands.ts";
import type { Event, EventOf } from "../domain/events.ts";
import type { AnswerTo } from "./answers.ts";
import { type CommandHandlers, type EventHandlers, expectOneHandlerEach } from "./message-handlers.ts";
import type { Observe, Tracked } from "./observation.ts";
import { forMilliseconds, type Pause } from "./retried.ts";
import { perform, type UnitsOfWork } from "./task.ts";

export interface MessageBus {
  /**
   * Has the command's handler do it, and tells all handlers of the events that follow from it. Answers with what the command's
   * handler answered, once all the others are through.
   * @throws what the command's handler throws
   */
  handle<Type extends Command["type"]>(command: CommandOf<Type>): Promise<AnswerTo<Type>>;
  /** Resolves when no handler is at work. */
  settled(): Promise<void>;
}

type Settings<Dependencies> = Readonly<{
  commandHandlers: CommandHandlers<Dependencies>;
  eventHandlers: EventHandlers<Dependencies>;
  dependencies: Dependencies;
  /** Told of everything that the bus does. */
  observe?: Observe;
  /** Waits between two tries. */
  pause?: Pause;
}>;

/**
 * Brings each command to its one handler, and each event to all of its handlers. What is committed while a command is handled
 * is known to that `handle` alone. A handler of an event that fails is given up: neither other handlers nor whoever gave the
 * command notice.
 * @throws Error when a command is without its one handler
 */
export function messageBus<Dependencies extends UnitsOfWork>(settings: Settings<Dependencies>): MessageBus {
  const { commandHandlers, eventHandlers, dependencies, observe, pause = forMilliseconds } = settings;
  expectOneHandlerEach(commandHandlers);
  const surroundings = { dependencies, observe, pause };

  async function handle<Type extends Command["type"]>(command: CommandOf<Type>): Promise<AnswerTo<Type>> {
    const handler = commandHandlers[command.type];
    const tracked = { id: crypto.randomUUID(), causeId: null, message: command };
    observe?.({ ...tracked, kind: "enqueued" });
    const run = (withUnitsOfWork: Dependencies) => handler(command, withUnitsOfWork);
    const queue: Tracked<Event>[] = [];
    try {
      return await perform({ handler: handler.name, tracked, run, attempts: 0 }, joining(queue, tracked), surroundings);
    } finally {
      await handleAll(queue); // Also of a handler that failed: what it had committed has happened.
    }
  }

  function joining(queue: Tracked<Event>[], { id: causeId }: Tracked<Command | Event>): (event: Event) => void {
    return (message) => {
      const tracked = { id: crypto.randomUUID(), causeId, message };
      observe?.({ ...tracked, kind: "enqueued" });
      queue.push(tracked);
    };
  }

  async function handleAll(queue: Tracked<Event>[]): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) await tellHandlers(next.message, next, queue);
  }

  async function tellHandlers<Type extends Event["type"]>(
    event: EventOf<Type>,
    tracked: Tracked<Event>,
    queue: Tracked<Event>[],
  ): Promise<void> {
    const handlers: EventHandlers<Dependencies>[Type] = eventHandlers[event.type];
    for (const each of handlers) {
      const handler = typeof each === "function" ? each : each.afterTheAnswer;
      const run = (withUnitsOfWork: Dependencies) => handler(event, withUnitsOfWork);
      const task = { handler: handler.name, tracked, run, attempts: 0 };
      try {
        await perform(task, joining(queue, tracked), surroundings);
      } catch (failure) {
        observe?.({ ...tracked, kind: "given up", handler: handler.name, attempts: task.attempts, failure });
      }
    }
  }

  return { handle, settled: async () => {} };
}
