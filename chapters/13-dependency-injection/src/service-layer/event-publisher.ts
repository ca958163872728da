import type { Allocated } from "../domain/events.ts";

/** What the world outside is told of, which is less than what we know. */
export type ExternalEvent = Allocated;

/** @throws Error when nobody could be told. */
export type PublishExternally = (event: ExternalEvent) => Promise<void>;
