import { type Command, type CommandOf, commandTypes } from "../domain/commands.ts";
import type { Event, EventOf } from "../domain/events.ts";
import type { AnswerTo } from "./answers.ts";
import type { StartUnitOfWork } from "./unit-of-work.ts";

/** Does what the command wants, or refuses by an error. What else it needs it was given when it was made. */
export type CommandHandler<Type extends Command["type"]> = (
  command: CommandOf<Type>,
  startUnitOfWork: StartUnitOfWork,
) => Promise<AnswerTo<Type>>;

/** One handler for each type of command. The compiler misses one that is not there, and refuses a second. */
export type CommandHandlers = {
  readonly [Type in Command["type"]]: CommandHandler<Type>;
};

/** Does what is to be done when something has happened. */
export type EventHandler<Type extends Event["type"]> = (
  event: EventOf<Type>,
  startUnitOfWork: StartUnitOfWork,
) => Promise<unknown>;

/** For each type of event its handlers, any number of them. For one that talks to the world outside, no answer waits. */
export type EventHandlers = {
  readonly [Type in Event["type"]]: readonly (EventHandler<Type> | Readonly<{ afterTheAnswer: EventHandler<Type> }>)[];
};

/**
 * What the compiler has seen already, for handlers that it has not: put together at run time, or in JavaScript.
 * @throws Error naming the commands without a handler, or with something that is none, and handlers of no command.
 */
export function expectOneHandlerEach(handlers: Readonly<Record<string, unknown>>): void {
  const known = Object.keys(commandTypes);
  const missing = known.filter((type) => typeof handlers[type] !== "function");
  const unknown = Object.keys(handlers).filter((type) => !known.includes(type));
  const complaints = [
    ...missing.map((type) => `command ${type} must have one handler, a function`),
    ...unknown.map((type) => `there is no command ${type}`),
  ];
  if (complaints.length > 0) throw new Error(`The message bus cannot start: ${complaints.join("; ")}`);
}
