import type { Event } from "../../domain/events.ts";
import type { ReadModel } from "../read-model.ts";

/** Whoever looks wants to see it. */
export function recordIn(readModel: Pick<ReadModel, "record">) {
  return async function recordInReadModel(event: Event): Promise<void> {
    await readModel.record(event);
  };
}
