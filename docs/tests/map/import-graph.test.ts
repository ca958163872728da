import { expect, test } from "vitest";
import { ImportsNothing, importGraphOf } from "../../src/book/import-graph.ts";

const batch = { "src/domain/batch.ts": "" };
const importsOf = (text: string) =>
  importGraphOf({ ...batch, "src/service-layer/services.ts": text })["src/service-layer/services.ts"];

test("finds files by the path from the importing one, and packages by their name", () => {
  const imports = importsOf(`
    import { Batch } from "../domain/batch.ts";
    import { html } from "hono/html";
    import { serve } from "@hono/node-server/serve";
    import { readFile } from "node:fs/promises";
    console.log(Batch, html, serve, readFile);`);

  expect(imports?.map(({ to }) => to)).toEqual(["src/domain/batch.ts", "hono", "@hono/node-server", "node"]);
});

test.each([
  ['import type { Batch } from "../domain/batch.ts";', true],
  ['import { type Batch } from "../domain/batch.ts";', true],
  ['export type { Batch } from "../domain/batch.ts";', true],
  ['type Batch = import("../domain/batch.ts").Batch;', true],
  ['import { type Batch, allocate } from "../domain/batch.ts"; allocate();', false],
  ['import "../domain/batch.ts";', false],
  ['const { Batch } = await import("../domain/batch.ts");', false],
  ['import type { Batch } from "../domain/batch.ts"; export { allocate } from "../domain/batch.ts";', false],
])("tells whether only types are taken: %s", (text, typeOnly) => {
  expect(importsOf(text)).toEqual([{ to: "src/domain/batch.ts", typeOnly }]);
});

test("counts a package's parts as one import, of types only when each is", () => {
  expect(importsOf('import type { A } from "pg/a"; import { b } from "pg/b"; b();')).toEqual([
    { to: "pg", typeOnly: false },
  ]);
});

test("does not take a comment or a text for an import", () => {
  expect(importsOf('// import "./x.ts"\nconst text = \'import "./x.ts"\'; console.log(text);')).toEqual([]);
});

test("says who imports a file that is not there", () => {
  expect(() => importsOf('import "./x.ts";')).toThrow(ImportsNothing);
  expect(() => importsOf('import "./x.ts";')).toThrow(
    "src/service-layer/services.ts imports ./x.ts, which is not there",
  );
});
