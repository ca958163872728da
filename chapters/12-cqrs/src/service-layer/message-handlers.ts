import { type Command, type CommandOf, commandTypes } from "../domain/commands.ts";
import type { Event, EventOf } from "../domain/events.ts";
import type { AnswerTo } from "./answers.ts";

/** Does what the command wants, or refuses by an error; `dependencies` are what it needs for that. */
export type CommandHandler<Type extends Command["type"], Dependencies> = (
  command: CommandOf<Type>,
  dependencies: Dependencies,
) => Promise<AnswerTo<Type>>;

/** One handler for each type of command. The compiler misses one that is not there, and refuses a second. */
export type CommandHandlers<Dependencies> = {
  readonly [Type in Command["type"]]: CommandHandler<Type, Dependencies>;
};

/** Does what is to be done when something has happened. */
export type EventHandler<Type extends Event["type"], Dependencies> = (
  event: EventOf<Type>,
  dependencies: Dependencies,
) => Promise<unknown>;

/** For each type of event its handlers, any number of them. For one that talks to the world outside, no answer waits. */
export type EventHandlers<Dependencies> = {
  readonly [Type in Event["type"]]: readonly (
    | EventHandler<Type, Dependencies>
    | Readonly<{ afterTheAnswer: EventHandler<Type, Dependencies> }>
  )[];
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
