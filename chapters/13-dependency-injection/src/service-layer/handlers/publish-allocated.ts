import type { Allocated } from "../../domain/events.ts";
import type { PublishExternally } from "../event-publisher.ts";

/** Other systems want to know where a line comes from. */
export function publishAllocatedBy(publishExternally: PublishExternally) {
  return async function publishAllocated(event: Allocated): Promise<void> {
    await publishExternally(event);
  };
}
