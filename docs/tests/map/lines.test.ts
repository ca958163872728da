import { expect, test } from "vitest";
import { bundlesOf, linesOf, neighboursOf } from "../../src/map/lines.ts";
import { routesOf } from "../../src/map/routes.ts";
import { stageOf } from "../../src/map/stage.ts";
import { nextBox } from "../../src/map/walk.ts";
import { aChapter, graphOf } from "./chapters.ts";

const files = graphOf({
  "src/entrypoints/http.ts": ["src/service-layer/services.ts", "src/domain/batch.ts", "hono"],
  "src/service-layer/services.ts": ["src/domain/batch.ts"],
  "src/domain/batch.ts": [],
  "src/adapters/sqlite/store.ts": ["src/adapters/sqlite/queries.ts", "src/domain/batch.ts"],
  "src/adapters/sqlite/queries.ts": ["src/domain/batch.ts"],
});
const closed = new Set(["src/adapters/sqlite"]);

test("a closed folder has its files' lines to the outside, added up", () => {
  const lines = linesOf(files, closed).filter(({ from }) => from === "src/adapters/sqlite");

  expect(lines).toEqual([{ from: "src/adapters/sqlite", to: "src/domain/batch.ts", count: 2, typeOnly: false }]);
});

test("a line stands for types only when each of its imports does", () => {
  const mixed = { ...files, "src/adapters/sqlite/queries.ts": [{ to: "src/domain/batch.ts", typeOnly: true }] };

  expect(linesOf(mixed, closed).find(({ from }) => from === "src/adapters/sqlite")?.typeOnly).toBe(false);
  expect(linesOf(mixed, new Set()).find(({ from }) => from.endsWith("queries.ts"))?.typeOnly).toBe(true);
});

test("bundles count the imports from layer to layer, closed or not", () => {
  const counts = (folders: ReadonlySet<string>) =>
    bundlesOf(linesOf(files, folders)).map(({ from, to, count }) => [from, to, count]);

  expect(counts(closed)).toContainEqual(["src/adapters", "src/domain", 2]);
  expect(counts(new Set())).toEqual(counts(closed));
  expect(counts(new Set(["src/adapters", "src/domain"]))).toEqual(counts(closed));
});

test("a folder's neighbours are those outside of it", () => {
  const { imports, importers } = neighboursOf("src/adapters/sqlite", files);

  expect(imports.map(({ from, to }) => [from, to])).toEqual([
    ["src/adapters/sqlite/store.ts", "src/domain/batch.ts"],
    ["src/adapters/sqlite/queries.ts", "src/domain/batch.ts"],
  ]);
  expect(importers).toEqual([]);
  expect(neighboursOf("hono", files).importers.map(({ from }) => from)).toEqual(["src/entrypoints/http.ts"]);
});

test("every line that leaves its layer has a way that begins and ends at a box", () => {
  const chapter = aChapter("01", files);
  const stage = stageOf([chapter], chapter, closed);
  const lines = linesOf(files, closed);
  const ways = routesOf(stage, lines).flatMap((route) => route.bundle.lines.map(route.through));

  expect(ways).toHaveLength(5);
  for (const way of ways) expect(way).toMatch(/^M\d+ \d+ .*\d+ \d+$/);
});

test("arrow keys lead to the box beside, and to none at the edge", () => {
  const chapter = aChapter("01", files);
  const { boxes } = stageOf([chapter], chapter, new Set());
  const from = boxes.find(({ id }) => id === "src/entrypoints/http.ts");
  const to = (key: string) => (from ? nextBox(key, from, boxes)?.id : "no such box");

  expect(to("ArrowDown")).toBe("src/service-layer/services.ts");
  expect(to("ArrowRight")).toBe("hono");
  expect(to("ArrowUp")).toBeUndefined();
  expect(to("a")).toBeUndefined();
});
