import { Sku } from "@cosmic/kernel";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Turns } from "../../src/adapters/turns.ts";

const [lamp, sofa] = [Sku.parse("LAMP"), Sku.parse("SOFA")];

let turns: Turns;
let began: string[];
beforeEach(() => {
  vi.useFakeTimers();
  turns = new Turns();
  began = [];
});
afterEach(() => {
  vi.useRealTimers();
});

describe("those who want the same product", () => {
  test("have their turns one after the other, in the order in which they asked", async () => {
    const endOfAda = await takeAs("Ada");
    const [zoe, bob] = [takeAs("Zoe"), takeAs("Bob")];
    const atFirst = await seen();

    endOfAda();
    const endOfZoe = await zoe;
    const afterAda = await seen();
    endOfZoe();
    await bob;

    expect({ atFirst, afterAda, atLast: began }).toEqual({
      atFirst: ["Ada"],
      afterAda: ["Ada", "Zoe"],
      atLast: ["Ada", "Zoe", "Bob"],
    });
  });

  test("do not wait for those who are through", async () => {
    for (const who of ["Ada", "Zoe", "Bob"]) (await takeAs(who))();

    expect(began).toEqual(["Ada", "Zoe", "Bob"]);
  });

  test("may end their turn twice: nobody comes earlier for that", async () => {
    const endOfAda = await takeAs("Ada");
    const zoe = takeAs("Zoe");
    endOfAda();
    await zoe;
    void takeAs("Bob");

    endOfAda();

    expect(await seen()).toEqual(["Ada", "Zoe"]);
  });
});

test("those who want different products wait for nobody", async () => {
  await takeAs("Ada", lamp);

  void takeAs("Zoe", sofa);

  expect(await seen()).toEqual(["Ada", "Zoe"]);
});

describe("whoever takes too long", () => {
  test("is overtaken by the next one after two seconds, and not before", async () => {
    await takeAs("Ada");
    void takeAs("Zoe");

    await vi.advanceTimersByTimeAsync(1_999);
    const before = await seen();
    await vi.advanceTimersByTimeAsync(1);

    expect({ before, after: await seen() }).toEqual({ before: ["Ada"], after: ["Ada", "Zoe"] });
  });

  test("is overtaken by one only: the others wait for that one", async () => {
    const endOfAda = await takeAs("Ada");
    const zoe = takeAs("Zoe");
    void takeAs("Bob");
    await vi.advanceTimersByTimeAsync(2_000);
    const endOfZoe = await zoe;

    endOfAda();
    const whileZoe = await seen();
    endOfZoe();

    expect({ whileZoe, after: await seen() }).toEqual({ whileZoe: ["Ada", "Zoe"], after: ["Ada", "Zoe", "Bob"] });
  });
});

test("the two seconds begin with a turn, not with the wait for it: a long line is no reason to push in", async () => {
  const ends = [await takeAs("0")];
  const line = Array.from({ length: 5 }, (_, at) => takeAs(`${at + 1}`).then((end) => ends.push(end)));

  for (let at = 0; at < 5; at += 1) {
    await vi.advanceTimersByTimeAsync(1_500);
    expect(began).toHaveLength(at + 1);
    ends[at]?.();
    await seen();
  }

  await Promise.all(line);
  expect(began).toEqual(["0", "1", "2", "3", "4", "5"]);
});

test("nobody waits for more than half a minute, however long the line is", async () => {
  for (let at = 0; at < 20; at += 1) void takeAs(`${at}`);

  await vi.advanceTimersByTimeAsync(29_999);
  const before = await seen();
  await vi.advanceTimersByTimeAsync(1);

  expect([before.length, began.length]).toEqual([15, 20]);
});

test("a turn that has ended keeps no process alive", async () => {
  const [first, second] = [takeAs("Ada"), takeAs("Zoe")];
  (await first)();
  (await second)();

  expect(vi.getTimerCount()).toBe(0);
});

async function takeAs(who: string, sku = lamp): Promise<() => void> {
  const end = await turns.take(sku);
  began.push(who);
  return end;
}

/** Whose turn has begun once all has happened that happens without a clock. */
async function seen(): Promise<readonly string[]> {
  await vi.advanceTimersByTimeAsync(0);
  return [...began];
}
