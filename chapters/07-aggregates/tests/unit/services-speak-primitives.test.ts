import { describe, expect, expectTypeOf, test } from "vitest";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { allocate, deallocate } from "../../src/service-layer/services.ts";
import { fakeProductStore } from "../fakes.ts";

// What is said of types here is checked by the compiler: pnpm typecheck.
type Line = Readonly<{ orderId: string; sku: string; quantity: number }>;

const startUnitOfWork = unitOfWorkOver(fakeProductStore());
const nonsense = [{ orderId: "" }, { orderId: "x".repeat(256) }, { sku: "" }, { sku: "two\nlines" }];

describe("allocate", () => {
  test("takes text and a number, and answers in text", async () => {
    expectTypeOf(allocate).parameter(0).toExtend<Line>();
    expectTypeOf<Line>().toExtend<Parameters<typeof allocate>[0]>();
    expectTypeOf(allocate).returns.resolves.toEqualTypeOf<string>();

    const answer = allocate({ orderId: "order-1", sku: "NO-SUCH-CHAIR", quantity: 2 }, startUnitOfWork);

    await expect(answer).rejects.toMatchObject({ code: "invalid-sku" });
  });

  test.each(nonsense)("refuses text that cannot be what it should: %j", async (wrong) => {
    const line = { orderId: "order-1", sku: "NO-SUCH-CHAIR", quantity: 2, ...wrong };

    await expect(allocate(line, startUnitOfWork)).rejects.toMatchObject({ code: "invalid-value" });
  });
});

describe("deallocate", () => {
  test("takes text, and answers in text", async () => {
    expectTypeOf(deallocate).parameter(0).toEqualTypeOf<string>();
    expectTypeOf(deallocate).parameter(1).toEqualTypeOf<string>();
    expectTypeOf(deallocate).returns.resolves.toEqualTypeOf<string>();

    const answer = deallocate("order-1", "NO-SUCH-CHAIR", startUnitOfWork);

    await expect(answer).rejects.toMatchObject({ code: "invalid-sku" });
  });

  test.each(nonsense)("refuses text that cannot be what it should: %j", async (wrong) => {
    const { orderId, sku } = { orderId: "order-1", sku: "NO-SUCH-CHAIR", ...wrong };

    await expect(deallocate(orderId, sku, startUnitOfWork)).rejects.toMatchObject({ code: "invalid-value" });
  });
});
