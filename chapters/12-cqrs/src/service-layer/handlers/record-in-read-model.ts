import type { Event } from "../../domain/events.ts";
import type { Dependencies } from "../dependencies.ts";

/** Whoever looks wants to see it. */
export async function recordInReadModel(event: Event, { readModel }: Dependencies): Promise<void> {
  await readModel.record(event);
}
