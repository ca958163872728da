import { expect, test } from "vitest";
import { pyramidOf } from "../src/pyramid/pyramid.ts";

test.each([
  { unit: 9, integration: 2, e2e: 2, shape: "A pyramid: the slower the kind of test, the fewer of it." },
  { unit: 9, integration: 2, e2e: 0, shape: "A pyramid: the slower the kind of test, the fewer of it." },
  { unit: 1, integration: 2, e2e: 3, shape: "A pyramid on its head: the slower the kind of test, the more of it." },
  { unit: 3, integration: 1, e2e: 2, shape: "An hourglass: integration tests are the fewest." },
  { unit: 2, integration: 3, e2e: 1, shape: "A diamond: integration tests are the most." },
  { unit: 3, integration: 0, e2e: 0, shape: "A single storey: all tests are of one kind (unit)." },
  { unit: 0, integration: 0, e2e: 0, shape: "Nothing: there are no tests." },
])("$unit unit, $integration integration, $e2e end-to-end tests: $shape", ({ shape, ...counts }) => {
  const files = Object.entries(counts).map(([kind, tests]) => ({ path: `tests/${kind}/a.test.ts`, tests, seconds: 1 }));

  const pyramid = pyramidOf(files, new Map());

  expect(pyramid.shape).toBe(shape);
});
