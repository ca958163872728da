import { expect, test } from "vitest";
import { mapOfBook } from "../../src/book/map.ts";
import { closedAtFirst } from "../../src/map/address.ts";
import { placesIn } from "../../src/map/places.ts";
import { stageOf } from "../../src/map/stage.ts";
import { withFiles } from "./chapters.ts";

const first = withFiles("01", ["src/domain/a.ts", "src/domain/b.ts", "src/domain/c.ts"]);

const placesAfter = (...chapters: readonly ReturnType<typeof withFiles>[]) => {
  const last = chapters.at(-1) ?? first;
  const { at, added, gone } = placesIn([first, ...chapters], last);
  return { at: Object.fromEntries(at), added: [...added], gone: [...gone] };
};

test("what stays keeps its place, and what is new takes the first that is free", () => {
  const second = withFiles("02", ["src/domain/0.ts", "src/domain/a.ts", "src/domain/b.ts", "src/domain/c.ts"]);

  const { at, added } = placesAfter(second);

  expect(at).toEqual({ "src/domain/a.ts": 0, "src/domain/b.ts": 1, "src/domain/c.ts": 2, "src/domain/0.ts": 3 });
  expect(added).toEqual(["src/domain/0.ts"]);
});

test("what is gone is shown for one chapter where it was; then its place is free", () => {
  const second = withFiles("02", ["src/domain/a.ts", "src/domain/c.ts", "src/domain/d.ts"]);
  const third = withFiles("03", ["src/domain/a.ts", "src/domain/c.ts", "src/domain/d.ts", "src/domain/e.ts"]);

  expect(placesAfter(second)).toMatchObject({
    at: { "src/domain/b.ts": 1, "src/domain/d.ts": 3 },
    gone: ["src/domain/b.ts"],
  });
  expect(placesAfter(second, third)).toMatchObject({ at: { "src/domain/d.ts": 3, "src/domain/e.ts": 1 }, gone: [] });
});

test("a new name does not move a file", () => {
  const renamed = { "src/domain/z.ts": "src/domain/a.ts" };
  const second = withFiles("02", ["src/domain/b.ts", "src/domain/c.ts", "src/domain/z.ts"], { renamed });

  expect(placesAfter(second)).toMatchObject({
    at: { "src/domain/z.ts": 0, "src/domain/b.ts": 1 },
    added: [],
    gone: [],
  });
});

test("where a chapter grew from no other, nothing is new and nothing gone", () => {
  expect(placesAfter(withFiles("02", ["src/domain/x.ts"], { follows: null }))).toMatchObject({ added: [], gone: [] });
});

test("in the book no file moves from chapter 01 to 13, and no two boxes lie on each other", async () => {
  const data = await mapOfBook();
  const seen = new Map<string, string>();
  for (const chapter of data.filter(({ number }) => number !== "00" && number !== "03")) {
    const stage = stageOf(data, chapter, closedAtFirst(data));
    const here = stage.boxes.map(({ id, x, y }) => [id, `${x} ${y}`] as const);

    expect(new Set(here.map(([, place]) => place)).size).toBe(here.length);
    for (const [id, place] of here) expect([id, seen.get(id) ?? place]).toEqual([id, place]);
    const kept = stage.boxes.filter(({ change }) => change !== "gone").map(({ id }) => id);
    for (const [id, place] of here) if (kept.includes(id)) seen.set(id, place);
  }
});
