import { describe, expect, expectTypeOf, test } from "vitest";
import type { CommandOf } from "../../src/domain/commands.ts";
import { busOverFakes } from "../bus.ts";
import { requestedLine, returnedLine } from "../primitives.ts";

const { handle } = busOverFakes();
const nonsense = [{ orderId: "" }, { orderId: "x".repeat(256) }, { sku: "" }, { sku: "two\nlines" }];

// What is said of types here is checked by the compiler: pnpm typecheck.
test("what the world outside wants of us is text and numbers, and null for no date", () => {
  type Batch = { type: "AddBatch"; reference: string; sku: string; quantity: number; eta: string | null };
  type Line = { type: "Allocate"; orderId: string; sku: string; quantity: number };
  type Returned = { type: "Deallocate"; orderId: string; sku: string };
  type Quantity = { type: "ChangeBatchQuantity"; reference: string; quantity: number };
  type Shipment = { type: "CancelShipment"; reference: string };

  expectTypeOf<CommandOf<"AddBatch">>().branded.toEqualTypeOf<Readonly<Batch>>();
  expectTypeOf<CommandOf<"Allocate">>().branded.toEqualTypeOf<Readonly<Line>>();
  expectTypeOf<CommandOf<"Deallocate">>().branded.toEqualTypeOf<Readonly<Returned>>();
  expectTypeOf<CommandOf<"ChangeBatchQuantity">>().branded.toEqualTypeOf<Readonly<Quantity>>();
  expectTypeOf<CommandOf<"CancelShipment">>().branded.toEqualTypeOf<Readonly<Shipment>>();
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
