import type { ExternalEvent, PublishExternally } from "../src/service-layer/event-publisher.ts";

/** Whoever wants to know what happens here: remembers what it was told. */
export function outsideWorld(): { publishExternally: PublishExternally; announced: readonly ExternalEvent[] } {
  const announced: ExternalEvent[] = [];
  return { publishExternally: async (event) => void announced.push(event), announced };
}
