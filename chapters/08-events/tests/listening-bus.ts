import { expect } from "vitest";
import type { Event } from "../src/domain/events.ts";
import { messageBus, type Publish } from "../src/service-layer/message-bus.ts";

/** A bus, and what its only handler has heard. */
export function listeningBus(): { publish: Publish; heard: readonly Event[] } {
  const heard: Event[] = [];
  const listen = async (event: Event) => void heard.push(event);
  const publish = messageBus({ OutOfStock: [listen] }, undefined, (_, failure) => expect(failure).toBeUndefined());
  expect(publish, "what messageBus answers").toBeTypeOf("function");
  return { publish, heard };
}
