import type { Command, CommandOf } from "../domain/commands.ts";
import type { Event, EventOf } from "../domain/events.ts";
import type { AnswerTo } from "./answers.ts";
import { Background } from "./background.ts";
import { type CommandHandlers, type EventHandlers, expectOneHandlerEach } from "./message-handlers.ts";
import { type Observe, quietly, type Tracked, tracking, untracked } from "./observation.ts";
import { forMilliseconds, type Pause, retriedAfter } from "./retried.ts";
import { observed, type Task } from "./task.ts";
import type { StartUnitOfWork } from "./unit-of-work.ts";

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

type Settings = Readonly<{
  commandHandlers: CommandHandlers;
  eventHandlers: EventHandlers;
  /** Handlers get it with each message, and what it commits is brought to handlers in turn. */
  startUnitOfWork: StartUnitOfWork;
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
export function messageBus(settings: Settings): MessageBus {
  const { commandHandlers, eventHandlers, startUnitOfWork, pause = forMilliseconds } = settings;
  const observe = settings.observe && quietly(settings.observe);
  expectOneHandlerEach(commandHandlers);
  const background = new Background();
  const track = observe ? tracking(observe) : untracked;

  async function handle<Type extends Command["type"]>(command: CommandOf<Type>): Promise<AnswerTo<Type>> {
    const handler = commandHandlers[command.type];
    const task: Task<AnswerTo<Type>> = {
      handler,
      tracked: track(command, null),
      run: (start) => handler(command, start),
      attempts: 0,
      queue: [],
    };
    try {
      return await attempt(task);
    } catch (failure) {
      return await retriedAfter(failure, () => attempt(task), pause);
    } finally {
      if (task.queue.length > 0) await handleAll(task.queue); // Also of a handler that failed: it has happened.
    }
  }

  /** Each attempt starts units of work of its own, and what they commit joins the task's queue. */
  function attempt<Answer>(task: Task<Answer>): Promise<Answer> {
    const { queue, tracked } = task;
    task.attempts += 1;
    const publish = (events: readonly Event[]) => {
      for (const event of events) queue.push(track(event, tracked.id));
      return AT_ONCE;
    };
    const start = () => startUnitOfWork(publish);
    return observe ? observed(task, start, observe) : task.run(start);
  }

  async function handleAll(queue: Tracked<Event>[]): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift())
      for (const task of tasksFor(next.message, next, queue)) {
        if (task.isAfterTheAnswer) background.add(persist(task, 0));
        else
          try {
            await attempt(task);
          } catch (failure) {
            if (await failsAgain(task, failure)) background.add(persist(task, 1));
          }
      }
  }

  function tasksFor<Type extends Event["type"]>(
    event: EventOf<Type>,
    tracked: Tracked<Event>,
    queue: Tracked<Event>[],
  ): EventTask[] {
    const handlers: EventHandlers[Type] = eventHandlers[event.type];
    return handlers.map((each) => {
      const isAfterTheAnswer = typeof each !== "function";
      const handler = isAfterTheAnswer ? each.afterTheAnswer : each;
      const run = (start: StartUnitOfWork) => handler(event, start);
      return { handler, tracked, run, attempts: 0, queue, isAfterTheAnswer };
    });
  }

  /** Tries until the task has succeeded or is given up; what it commits on the way is handled here as well. */
  async function persist(task: EventTask, triesSoFar: number): Promise<void> {
    for (let tries = triesSoFar; tries < TRIES; tries += 1) {
      if (tries > 0) await pause(FIRST_WAIT * 2 ** (tries - 1) * (0.5 + Math.random() / 2));
      task.queue = [];
      const isDone = await succeeds(task);
      await handleAll(task.queue);
      if (isDone) return;
    }
    const { handler, tracked, attempts, failure } = task;
    observe?.({ ...tracked, kind: "given up", handler: handler.name, attempts, failure });
  }

  async function succeeds(task: EventTask): Promise<boolean> {
    try {
      await attempt(task);
      return true;
    } catch (failure) {
      return !(await failsAgain(task, failure));
    }
  }

  /** Whether the task has failed, though it was run again where somebody else was only faster. */
  async function failsAgain(task: EventTask, failure: unknown): Promise<boolean> {
    try {
      await retriedAfter(failure, () => attempt(task), pause);
      return false;
    } catch (latest) {
      task.failure = latest;
      return true;
    }
  }

  return { handle, settled: () => background.settled() };
}

type EventTask = Task<unknown> & { readonly isAfterTheAnswer: boolean; failure?: unknown };

const AT_ONCE = Promise.resolve();
