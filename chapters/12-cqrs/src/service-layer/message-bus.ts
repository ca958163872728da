import type { Command, CommandOf } from "../domain/commands.ts";
import type { Event, EventOf } from "../domain/events.ts";
import type { AnswerTo } from "./answers.ts";
import { Background } from "./background.ts";
import { type CommandHandlers, type EventHandlers, expectOneHandlerEach } from "./message-handlers.ts";
import { type Observe, quietly, type Tracked } from "./observation.ts";
import { forMilliseconds, type Pause } from "./retried.ts";
import { perform, type Task, type UnitsOfWork } from "./task.ts";

export interface MessageBus {
  /**
   * Has the command's handler do it, and tells all handlers of the events that follow from it. Answers with what the command's
   * handler answered, once each of the others has had one try, but for those that run after the answer.
   * @throws what the command's handler throws
   */
  handle<Type extends Command["type"]>(command: CommandOf<Type>): Promise<AnswerTo<Type>>;
  /** Resolves when no handler is at work or waiting for another try. */
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

/** So often a handler of an event is tried, and so many milliseconds it is waited at most before the second time. */
const TRIES = 5;
const FIRST_WAIT = 100;

/**
 * Brings each command to its one handler, and each event to all of its handlers. What is committed while a command is handled
 * is known to that `handle` alone. A handler of an event that fails is tried again in the background, each time after a longer
 * wait, and given up in the end: neither other handlers nor whoever gave the command notice.
 * @throws Error when a command is without its one handler
 */
export function messageBus<Dependencies extends UnitsOfWork>(settings: Settings<Dependencies>): MessageBus {
  const { commandHandlers, eventHandlers, dependencies, pause = forMilliseconds } = settings;
  const observe = settings.observe && quietly(settings.observe);
  expectOneHandlerEach(commandHandlers);
  const surroundings = { dependencies, observe, pause };
  const background = new Background();
  const newId = numbering();

  async function handle<Type extends Command["type"]>(command: CommandOf<Type>): Promise<AnswerTo<Type>> {
    const handler = commandHandlers[command.type];
    const tracked = { id: newId(), causeId: null, message: command };
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
      const tracked = { id: newId(), causeId, message };
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
      if (typeof each !== "function") background.add(persist(task, 0));
      else if (await failureOf(task, queue)) background.add(persist(task, 1));
    }
  }

  /** Tries until the task has succeeded or is given up; what it commits on the way is handled here as well. */
  async function persist(task: Task<unknown, Dependencies>, triesSoFar: number): Promise<void> {
    let failed: Failure | null = null;
    for (let tries = triesSoFar; tries < TRIES; tries += 1) {
      if (tries > 0) await pause(FIRST_WAIT * 2 ** (tries - 1) * (0.5 + Math.random() / 2));
      const queue: Tracked<Event>[] = [];
      failed = await failureOf(task, queue);
      await handleAll(queue);
      if (!failed) return;
    }
    const { handler, tracked, attempts } = task;
    observe?.({ ...tracked, kind: "given up", handler, attempts, failure: failed?.reason });
  }

  async function failureOf(task: Task<unknown, Dependencies>, queue: Tracked<Event>[]): Promise<Failure | null> {
    try {
      await perform(task, joining(queue, task.tracked), surroundings);
      return null;
    } catch (reason) {
      return { reason };
    }
  }

  return { handle, settled: () => background.settled() };
}

type Failure = Readonly<{ reason: unknown }>;

/** Ids that no other bus gives, whatever process it is in. */
function numbering(): () => string {
  const own = crypto.randomUUID().slice(-12);
  let given = 0;
  return () => {
    given += 1;
    return `${own}-${given}`;
  };
}
