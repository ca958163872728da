import { describe, expect, test } from "vitest";
import { checksFor } from "../src/index.ts";
import { correct } from "./correct.ts";
import { ruleFaults } from "./faults/rule-faults.ts";
import { messageRules } from "./message-rules.ts";
import { rules } from "./rules.ts";
import { openShop } from "./shop.ts";
import { violatedBy } from "./violated-by.ts";

const rulesOf = (id: string) =>
  [...rules, ...messageRules].filter((rule) => rule.check === id).map((rule) => rule.check);

// Together these say of each rule what other faults are asked one by one: a shop without it violates the check about it,
// and no other, for no other ever gets to feel it.

test("each rule is broken by the check about it, and by no other", async () => {
  for (const { id, run } of checksFor("12")) {
    const broken: string[] = [];
    const refuse: typeof correct.refuse = (rule, ...request) => {
      broken.push(rule.check);
      return correct.refuse(rule, ...request);
    };
    const drop: typeof correct.drop = (rule) => void broken.push(rule.check);
    const shop = openShop({ refuse, drop }, "12");

    await run(shop);

    expect({ id, broken }).toEqual({ id, broken: rulesOf(id) });
  }
});

describe.concurrent.each(["07", "11", "12"])(
  "in chapter %s the check about it is violated by a shop that",
  (chapter) => {
    for (const { name, wrong, violates, chapters = [chapter] } of ruleFaults) {
      if (!chapters.includes(chapter)) continue;
      test(name, async ({ expect }) => {
        // Nothing else is going on: what has not come by then never comes.
        const shop = { ...openShop(wrong, chapter), patience: 200 };
        const about = checksFor(chapter).filter(({ id }) => violates.includes(id));

        expect(await violatedBy(shop, about)).toEqual(violates);
      });
    }
  },
);
