import * as random from "@cosmic/testkit/random";
import { describe, expect, test } from "vitest";
import { randomBatchReference, randomOrderId, randomSku } from "../src/index.ts";

describe.each([
  { reference: "SKU", make: randomSku, usual: "lamp" },
  { reference: "order id", make: randomOrderId, usual: "order" },
  { reference: "batch reference", make: randomBatchReference, usual: "batch" },
])("a random $reference", ({ make, usual }) => {
  test("is never the same twice", () => {
    const made = Array.from({ length: 1_000 }, () => make());

    expect(new Set(made).size).toBe(1_000);
  });

  test("begins with a name for the person who reads the failure", () => {
    expect(make()).toMatch(new RegExp(`^${usual}-`));
    expect(make("small-table")).toMatch(/^small-table-/);
  });
});

test("random references can be had without a test runner", () => {
  expect(random.randomSku).toBe(randomSku);
});
