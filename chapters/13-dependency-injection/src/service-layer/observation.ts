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

type Track = <Message extends Command | Event>(message: Message, causeId: string | null) => Tracked<Message>;

/** Where nobody looks on, nobody needs ids. */
export const untracked: Track = (message) => ({ id: "", causeId: null, message });

/** Gives each message an id that no other bus gives, whatever process it is in, and tells whoever looks on that it has come. */
export function tracking(observe: Observe): Track {
  const own = crypto.randomUUID().slice(-12);
  let given = 0;
  return (message, causeId) => {
    given += 1;
    const tracked = { id: `${own}-${given}`, causeId, message };
    observe({ ...tracked, kind: "enqueued" });
    return tracked;
  };
}
