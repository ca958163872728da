import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../src/book/book.ts";
import { held, layerRules, SENTENCES } from "../../src/book/layer-rules.ts";
import { mapOfBook } from "../../src/book/map.ts";
import { graphOf } from "./chapters.ts";

const rules = await layerRules();

const brokenIn = (chapter: string, imports: Readonly<Record<string, readonly string[]>>) =>
  held(rules, chapter, graphOf(imports)).flatMap(({ name, broken }) => broken.map(() => name));

test("every layer rule of the repository has its sentence, and no sentence is without a rule", () => {
  const text = readFileSync(path.join(ROOT, ".dependency-cruiser.mjs"), "utf8");
  const layers = text.slice(text.indexOf("const layers"), text.indexOf("const highGearTests"));
  const names = [...layers.matchAll(/name: "(.+)"/g)].map(([, name]) => name);

  expect(names).toEqual(Object.keys(SENTENCES));
  expect(rules.map(({ name }) => name)).toEqual(names);
});

describe("a line is found that", () => {
  test.each([
    ["src/domain/batch.ts", "zod", "domain-imports-the-kernel-only"],
    ["src/domain/batch.ts", "src/adapters/storage.ts", "domain-imports-the-kernel-only"],
    ["src/service-layer/services.ts", "src/adapters/storage.ts", "service-layer-imports-the-domain-only"],
    ["src/adapters/storage.ts", "src/entrypoints/http.ts", "adapters-import-inward-only"],
    ["src/entrypoints/http.ts", "src/adapters/storage.ts", "adapters-are-chosen-by-the-process"],
    ["src/entrypoints/server.ts", "src/adapters/storage.ts", "adapters-are-chosen-by-bootstrap"],
    ["src/views.ts", "src/adapters/storage.ts", "views-import-connections-only"],
    ["src/config.ts", "src/domain/batch.ts", "config-imports-nothing-of-ours"],
    ["src/config.ts", "src/bootstrap.ts", "bootstrap-is-for-entrypoints-and-tests"],
  ])("leads from %s to %s", (from, to, rule) => {
    expect(brokenIn("13-dependency-injection", { [from]: [to] })).toContain(rule);
  });
});

test.each([
  ["src/domain/batch.ts", "@cosmic/kernel"],
  ["src/adapters/storage.ts", "pg"],
  ["src/adapters/storage.ts", "src/service-layer/unit-of-work.ts"],
  ["src/views.ts", "src/adapters/sqlite/connection.ts"],
  ["src/bootstrap.ts", "src/adapters/storage.ts"],
  ["src/entrypoints/http.ts", "src/bootstrap.ts"],
])("nothing is wrong with a line from %s to %s", (from, to) => {
  expect(brokenIn("13-dependency-injection", { [from]: [to] })).toEqual([]);
});

test("chapter 00 has no rules; every other chapter has some, and none is broken", async () => {
  for (const { number, rules } of await mapOfBook()) {
    expect(rules.length > 0).toBe(number !== "00");
    expect(rules.flatMap(({ broken }) => broken)).toEqual([]);
  }
});
