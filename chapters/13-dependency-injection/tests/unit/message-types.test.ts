import { describe, expect, expectTypeOf, test } from "vitest";
import type { Relocated } from "../../src/domain/product.ts";
import { addBatch } from "../../src/service-layer/handlers/add-batch.ts";
import { allocate } from "../../src/service-layer/handlers/allocate.ts";
import { commandHandlers } from "../../src/service-layer/handlers.ts";
import type {
  CommandHandler,
  CommandHandlers,
  EventHandler,
  EventHandlers,
} from "../../src/service-layer/message-handlers.ts";
import { busOverFakes } from "../bus.ts";
import { newBatch, requestedLine, returnedLine } from "../primitives.ts";

// What is said of types here is checked by the compiler: pnpm typecheck.
type All = typeof commandHandlers;

const noHandlers = { Allocated: [], Deallocated: [], Cancelled: [], OutOfStock: [] };

describe("does not compile:", () => {
  test("a command without a handler", () => {
    const { Allocate: _, ...others } = commandHandlers;

    // @ts-expect-error Allocate is missing
    const incomplete: CommandHandlers = others;

    expect(incomplete).not.toHaveProperty("Allocate");
  });

  test("a second handler of a command", () => {
    // @ts-expect-error one handler, not a list of them
    const twoHandlers: CommandHandlers = { ...commandHandlers, Allocate: [allocate, allocate] };

    expect(twoHandlers.Allocate).toHaveLength(2);
  });

  test("a handler of something that is no command", () => {
    // @ts-expect-error nobody can want it
    const unknown = { ...commandHandlers, OutOfStock: allocate } satisfies CommandHandlers;

    expect(unknown).toHaveProperty("OutOfStock");
  });

  test("the handler of another command", () => {
    // @ts-expect-error what adds a batch cannot allocate
    const mistaken: CommandHandlers = { ...commandHandlers, Allocate: addBatch };

    expect(mistaken.Allocate).toBe(addBatch);
  });

  test("a handler that answers something else than was promised", () => {
    // @ts-expect-error an order is answered with a reference or null
    const counting: CommandHandlers = { ...commandHandlers, Allocate: async () => 7 };

    expect(counting).toHaveProperty("Allocate");
  });

  test("a type of event without handlers, not even none", () => {
    // @ts-expect-error OutOfStock is missing
    const incomplete: EventHandlers = { Deallocated: [] };

    expect(incomplete).not.toHaveProperty("OutOfStock");
  });

  test("a single handler of an event that is not in a list", () => {
    // @ts-expect-error any number of handlers is a list of them
    const single: EventHandlers = { ...noHandlers, Deallocated: allocate };

    expect(single).toHaveProperty("Deallocated");
  });

  test("giving the bus an event as if it were a command", () => {
    const { handle } = busOverFakes();

    // @ts-expect-error what has happened nobody can want
    const give = () => handle({ type: "OutOfStock", orderId: "order-1", sku: "LAMP", quantity: 1 });

    expect(give).toBeTypeOf("function");
  });
});

test("what a command is answered is known by its type", async () => {
  const { handle } = busOverFakes();
  await expect(handle(newBatch())).resolves.toBeUndefined();

  const reference = await handle(requestedLine());
  const holder = await handle(returnedLine());
  const relocated = await handle({ type: "CancelShipment", reference: "batch-1" });

  expectTypeOf(reference).toEqualTypeOf<string | null>();
  expectTypeOf(holder).toEqualTypeOf<string>();
  expectTypeOf(relocated).toEqualTypeOf<Relocated | null>();
  expectTypeOf<keyof All>().toEqualTypeOf<keyof CommandHandlers>();
  expect([reference, holder, relocated]).toEqual(["batch-1", "batch-1", null]);
});

test("one function may handle a command and an event", () => {
  expectTypeOf(allocate).toExtend<CommandHandler<"Allocate">>();
  expectTypeOf(allocate).toExtend<EventHandler<"Deallocated">>();

  const both: EventHandlers = { ...noHandlers, Deallocated: [commandHandlers.Allocate] };

  expect(both.Deallocated).toEqual([allocate]);
});
