import { Hono } from "hono";
import type { BatchRepository } from "../domain/batch-repository.ts";

export type Dependencies = Readonly<{
  repository: BatchRepository;
  /** Told of every fault on our side, with an id to find it by: where nobody foresaw it, the client is given the same id. */
  reportFault: (id: string, fault: unknown) => void;
}>;

/** The application behind HTTP: turns requests into calls of the service layer, and what comes back into answers. */
export function createApp(_dependencies: Dependencies): Hono {
  return new Hono();
}
