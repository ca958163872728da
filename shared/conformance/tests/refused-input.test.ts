import { describe, expect, test } from "vitest";
import { check, checks } from "../src/index.ts";
import { correct } from "./behaviour.ts";
import { ruleFaults } from "./faults/rule-faults.ts";
import { rules } from "./rules.ts";
import { openShop } from "./shop.ts";
import { violatedBy } from "./violated-by.ts";

const rulesOf = (id: string) => rules.filter((rule) => rule.check === id).map((rule) => rule.check);

// Together these say of each rule what other faults are asked one by one: a shop without it violates the check about it,
// and no other, for no other ever gets to feel it.

test("each rule is broken by the check about it, and by no other", async () => {
  for (const { id, run } of checks) {
    const broken: string[] = [];
    const refuse: typeof correct.refuse = (rule, ...request) => {
      broken.push(rule.check);
      return correct.refuse(rule, ...request);
    };
    await using shop = await openShop({ refuse });

    await run(shop);

    expect({ id, broken }).toEqual({ id, broken: rulesOf(id) });
  }
});

describe("the check about it is violated by a shop that", () => {
  for (const { name, wrong, violates } of ruleFaults) {
    test(name, async () => {
      await using shop = await openShop(wrong);

      expect(await violatedBy(shop, violates.map(check))).toEqual(violates);
    });
  }
});
