import { describe, expect, test } from "vitest";
import { ContractViolation, checks, type Service } from "../src/index.ts";
import { type Behaviour, refusal } from "./behaviour.ts";
import { allocationFaults } from "./faults/allocation-faults.ts";
import { contestedFaults, ifNobodyWasQuicker } from "./faults/contested-faults.ts";
import { edgeFaults } from "./faults/edge-faults.ts";
import type { Fault } from "./faults/fault.ts";
import { refusalFaults } from "./faults/refusal-faults.ts";
import { ruleFaults } from "./faults/rule-faults.ts";
import { sameLineFaults } from "./faults/same-line-faults.ts";
import { openShop } from "./shop.ts";

const faults: readonly Fault[] = [
  ...allocationFaults,
  ...sameLineFaults,
  ...contestedFaults,
  ...ruleFaults,
  ...refusalFaults,
  ...edgeFaults,
];

/** What the contract leaves to the service. */
const liberties: Readonly<Record<string, Partial<Behaviour>>> = {
  "refuses with 422": { refuse: ({ path = "" }) => refusal(422, [{ path, message: "is wrong" }]) },
  "lets a client repeat what lost a race": { take: ifNobodyWasQuicker },
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

      expect(await violatedBy(shop)).toEqual([]);
    });
  }
});

describe("the checks about it, and no others, are violated by a shop that", () => {
  for (const { name, wrong, violates } of faults) {
    test(name, async () => {
      await using shop = await openShop(wrong);

      expect(await violatedBy(shop)).toEqual(violates.toSorted());
    });
  }
});

test("every check is violated by some shop", () => {
  const violated = new Set(faults.flatMap(({ violates }) => violates));

  const neverViolated = checks.map(({ id }) => id).filter((id) => !violated.has(id));

  expect(neverViolated).toEqual([]);
});

/** The ids of the checks that the shop violates, in alphabetical order. */
async function violatedBy(shop: Service): Promise<readonly string[]> {
  const ids = await Promise.all(checks.map(async ({ id, run }) => ((await isViolated(run(shop))) ? [id] : [])));
  return ids.flat().sort();
}

async function isViolated(run: Promise<void>): Promise<boolean> {
  try {
    await run;
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(ContractViolation);
    return true;
  }
}
