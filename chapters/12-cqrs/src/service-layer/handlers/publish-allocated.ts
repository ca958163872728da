import type { Allocated } from "../../domain/events.ts";
import type { Dependencies } from "../dependencies.ts";

/** Other systems want to know where a line comes from. */
export async function publishAllocated(event: Allocated, { publishExternally }: Dependencies): Promise<void> {
  await publishExternally(event);
}
