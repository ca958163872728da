import { describe, expect, test } from "vitest";
import { checks } from "../src/index.ts";
import { type Behaviour, refusal } from "./behaviour.ts";
import { allocationFaults } from "./faults/allocation-faults.ts";
import { batchFaults } from "./faults/batch-faults.ts";
import { contestedFaults, ifNobodyAddedIt, ifNobodyWasQuicker } from "./faults/contested-faults.ts";
import { edgeFaults } from "./faults/edge-faults.ts";
import type { Fault } from "./faults/fault.ts";
import { preferenceFaults } from "./faults/preference-faults.ts";
import { refusalFaults } from "./faults/refusal-faults.ts";
import { ruleFaults } from "./faults/rule-faults.ts";
import { sameBatchFaults } from "./faults/same-batch-faults.ts";
import { sameLineFaults } from "./faults/same-line-faults.ts";
import { openShop } from "./shop.ts";
import { violatedBy } from "./violated-by.ts";

const faults: readonly Fault[] = [
  ...allocationFaults,
  ...preferenceFaults,
  ...sameLineFaults,
  ...batchFaults,
  ...sameBatchFaults,
  ...contestedFaults,
  ...refusalFaults,
  ...edgeFaults,
];

/** What the contract leaves to the service. */
const liberties: Readonly<Record<string, Partial<Behaviour>>> = {
  "refuses with 422": { refuse: ({ path = "" }) => refusal(422, [{ path, message: "is wrong" }]) },
  "lets a client repeat what lost a race": { take: ifNobodyWasQuicker, add: ifNobodyAddedIt },
  "tells more than it has to": { allocated: ({ ref, eta }) => ({ status: 201, body: { batchref: ref, eta } }) },
};

describe("a correct shop", () => {
  for (const { id, title, run } of checks) {
    test(`${title} (${id})`, async () => {
      await using shop = await openShop();

      await run(shop);
    });
  }
});

describe("no check is violated by a shop that", () => {
  for (const [name, taken] of Object.entries(liberties)) {
    test(name, async () => {
      await using shop = await openShop(taken);

      expect(await violatedBy(shop, checks)).toEqual([]);
    });
  }
});

describe("the checks about it, and no others, are violated by a shop that", () => {
  for (const { name, wrong, violates } of faults) {
    test(name, async () => {
      await using shop = await openShop(wrong);

      expect(await violatedBy(shop, checks)).toEqual(violates.toSorted());
    });
  }
});

test("every check is violated by some shop", () => {
  const violated = new Set([...faults, ...ruleFaults].flatMap(({ violates }) => violates));

  const neverViolated = checks.map(({ id }) => id).filter((id) => !violated.has(id));

  expect(neverViolated).toEqual([]);
});
