import { describe, expect, expectTypeOf, test } from "vitest";
import type { EventOf } from "../../src/domain/events.ts";
import { busOverFakes } from "../bus.ts";
import { requestedLine, returnedLine } from "../primitives.ts";

const { handle } = busOverFakes();
const nonsense = [{ orderId: "" }, { orderId: "x".repeat(256) }, { sku: "" }, { sku: "two\nlines" }];

// What is said of types here is checked by the compiler: pnpm typecheck.
test("what the world outside tells us is text and numbers, and null for no date", () => {
  type Batch = { type: "BatchAdded"; reference: string; sku: string; quantity: number; eta: string | null };
  type Line = { type: "AllocationRequired"; orderId: string; sku: string; quantity: number };
  type Returned = { type: "DeallocationRequired"; orderId: string; sku: string };
  type Quantity = { type: "BatchQuantityChanged"; reference: string; quantity: number };

  expectTypeOf<EventOf<"BatchAdded">>().branded.toEqualTypeOf<Readonly<Batch>>();
  expectTypeOf<EventOf<"AllocationRequired">>().branded.toEqualTypeOf<Readonly<Line>>();
  expectTypeOf<EventOf<"DeallocationRequired">>().branded.toEqualTypeOf<Readonly<Returned>>();
  expectTypeOf<EventOf<"BatchQuantityChanged">>().branded.toEqualTypeOf<Readonly<Quantity>>();
});

describe("allocate", () => {
  test("is told in text and a number of what nobody ever bought", async () => {
    const answer = handle(requestedLine({ sku: "NO-SUCH-CHAIR" }));

    await expect(answer).rejects.toMatchObject({ code: "invalid-sku" });
  });

  test.each(nonsense)("refuses text that cannot be what it should be: %j", async (wrong) => {
    const answer = handle(requestedLine(wrong));

    await expect(answer).rejects.toMatchObject({ code: "invalid-value" });
  });
});

describe("deallocate", () => {
  test("is told in text of what nobody ever bought", async () => {
    const answer = handle(returnedLine({ sku: "NO-SUCH-CHAIR" }));

    await expect(answer).rejects.toMatchObject({ code: "invalid-sku" });
  });

  test.each(nonsense)("refuses text that cannot be what it should be: %j", async (wrong) => {
    const answer = handle(returnedLine(wrong));

    await expect(answer).rejects.toMatchObject({ code: "invalid-value" });
  });
});
