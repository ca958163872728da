import type { Command } from "../domain/commands.ts";
import type { Event } from "../domain/events.ts";

/** A message on its way, with an id of its own and that of the message it follows from; a command follows from none. */
export type Tracked<Message extends Command | Event> = Readonly<{
  id: string;
  causeId: string | null;
  message: Message;
}>;

/** One thing that the message bus does. `handler` is the name of a function, `attempt` counts from 1. */
export type Observation = Tracked<Command | Event> &
  Readonly<
    | { kind: "enqueued" }
    | { kind: "started"; handler: string; attempt: number }
    | { kind: "succeeded"; handler: string; attempt: number; milliseconds: number }
    | { kind: "failed"; handler: string; attempt: number; milliseconds: number; failure: unknown }
    /** It failed once too often: what should have been done about the event is not done. */
    | { kind: "given up"; handler: string; attempts: number; failure: unknown }
  >;

/** Whoever looks on: logs, traces and pictures hang on it. */
export type Observe = (observation: Observation) => void;

/** Whoever looks on must not stop the work, whatever he stumbles over. */
export function quietly(observe: Observe): Observe {
  return (observation) => {
    try {
      observe(observation);
    } catch {
      // Nobody is left to be told.
    }
  };
}
