import { describe, expect, test } from "vitest";
import { bestBatch } from "../src/floors/best-batch.ts";

const line = { orderId: "order-1", sku: "lamp", quantity: 5 };
const warehouse = { reference: "warehouse", purchased: 10, eta: null };
const soon = { reference: "soon", purchased: 10, eta: "2030-01-01" };
const later = { reference: "later", purchased: 10, eta: "2030-02-01" };

describe("the floor decides as the domain does: it", () => {
  test("prefers the warehouse to shipments", () => {
    expect(bestBatch(line, [soon, warehouse], [])).toEqual({ reference: "warehouse", isNew: true });
  });

  test("prefers the earlier shipment", () => {
    expect(bestBatch(line, [later, soon], []).reference).toBe("soon");
  });

  test("goes by the reference where two are as good as each other", () => {
    expect(bestBatch(line, [{ ...soon, reference: "zebra" }, soon], []).reference).toBe("soon");
  });

  test("passes over a batch whose lines leave no room", () => {
    const lines = [
      { orderId: "order-2", quantity: 3, reference: "warehouse" },
      { orderId: "order-3", quantity: 3, reference: "warehouse" },
    ];

    expect(bestBatch(line, [warehouse, soon], lines).reference).toBe("soon");
  });

  test("fills a batch to the last piece", () => {
    const lines = [{ orderId: "order-2", quantity: 5, reference: "warehouse" }];

    expect(bestBatch(line, [warehouse, soon], lines).reference).toBe("warehouse");
  });

  test("leaves a line where it is", () => {
    const lines = [{ orderId: "order-1", quantity: 5, reference: "later" }];

    expect(bestBatch(line, [warehouse, later], lines)).toEqual({ reference: "later", isNew: false });
  });

  test("refuses another quantity for the same order", () => {
    const lines = [{ orderId: "order-1", quantity: 4, reference: "warehouse" }];

    expect(() => bestBatch(line, [warehouse], lines)).toThrow("order-1 holds another quantity");
  });

  test("refuses when none has room", () => {
    expect(() => bestBatch({ ...line, quantity: 11 }, [warehouse, soon], [])).toThrow("out of stock: lamp");
  });
});
