import path from "node:path";
import { cruise, format } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { expect, test } from "vitest";
import { miniRepository } from "./mini-repository.ts";

const plain = "chapters/04-service-layer";
const highGear = "chapters/05-high-and-low-gear";
const composed = "chapters/13-dependency-injection";

/** What a file imports, and the one rule that forbids it. */
const violations: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ["domain-imports-the-kernel-only", `${plain}/src/domain/rule.ts`, "../service-layer/stock.ts"],
  ["domain-imports-the-kernel-only", `${plain}/src/domain/rule.ts`, "../adapters/memory/stock.ts"],
  ["domain-imports-the-kernel-only", `${plain}/src/domain/rule.ts`, "drizzle-orm"],
  ["domain-imports-the-kernel-only", `${plain}/src/domain/rule.ts`, "node:crypto"],
  ["domain-imports-the-kernel-only", "chapters/01-domain-model/start/src/domain/rule.ts", "node:crypto"],

  ["service-layer-imports-the-domain-only", `${plain}/src/service-layer/ship.ts`, "../adapters/memory/stock.ts"],
  ["service-layer-imports-the-domain-only", `${plain}/src/service-layer/ship.ts`, "../entrypoints/http.ts"],
  ["service-layer-imports-the-domain-only", `${plain}/src/service-layer/ship.ts`, "../config.ts"],
  ["service-layer-imports-the-domain-only", `${plain}/src/service-layer/ship.ts`, "drizzle-orm"],

  ["adapters-import-inward-only", `${plain}/src/adapters/csv/stock.ts`, "../../entrypoints/http.ts"],
  ["adapters-import-inward-only", `${plain}/src/adapters/csv/stock.ts`, "../../config.ts"],
  ["adapters-import-inward-only", `${composed}/src/adapters/csv/stock.ts`, "../../config.ts"],

  ["adapters-are-chosen-by-the-process", `${plain}/src/entrypoints/http.ts`, "../adapters/memory/stock.ts"],
  ["adapters-are-chosen-by-the-process", `${plain}/src/entrypoints/answers.ts`, "../adapters/memory/stock.ts"],
  ["adapters-are-chosen-by-the-process", `${plain}/src/demonstration.ts`, "./adapters/memory/stock.ts"],
  ["adapters-are-chosen-by-the-process", `${composed}/src/entrypoints/http.ts`, "../adapters/memory/stock.ts"],

  ["adapters-are-chosen-by-bootstrap", `${composed}/src/entrypoints/server.ts`, "../adapters/memory/stock.ts"],
  ["adapters-are-chosen-by-bootstrap", `${composed}/src/entrypoints/cli.ts`, "../adapters/memory/stock.ts"],
  ["adapters-are-chosen-by-bootstrap", `${composed}/src/entrypoints/redis-consumer.ts`, "../adapters/memory/stock.ts"],

  ["views-import-connections-only", `${composed}/src/views.ts`, "./adapters/memory/stock.ts"],
  ["views-import-connections-only", `${composed}/src/views.ts`, "./domain/batch.ts"],
  ["views-import-connections-only", `${composed}/src/views.ts`, "./service-layer/stock.ts"],

  ["config-imports-nothing-of-ours", `${plain}/src/config.ts`, "./domain/batch.ts"],
  ["config-imports-nothing-of-ours", `${plain}/src/config.ts`, "@cosmic/kernel"],

  ["bootstrap-is-for-entrypoints-and-tests", `${composed}/src/report.ts`, "./bootstrap.ts"],

  ["service-tests-import-no-domain", `${highGear}/tests/unit/ship-service.test.ts`, "../../src/domain/batch.ts"],
  ["service-tests-import-no-domain", `${composed}/tests/unit/ship-service.test.ts`, "../../src/domain/batch.ts"],
  ["service-tests-build-no-domain-objects", `${highGear}/tests/unit/ship-service.test.ts`, "../builders.ts"],

  ["no-chapter-imports-a-chapter", `${plain}/src/entrypoints/cli.ts`, `../../../../${composed}/src/config.ts`],
  ["no-chapter-imports-a-chapter", `${plain}/src/entrypoints/cli.ts`, "@cosmic/13-dependency-injection/src/config.ts"],
  ["no-chapter-imports-a-chapter", `${plain}/tests/helper.ts`, `../../../${composed}/tests/unit/count.test.ts`],

  ["shared-imports-no-chapter", "shared/kernel/src/stock.ts", `../../../${plain}/src/domain/batch.ts`],
  ["shared-imports-no-chapter", "shared/testkit/tests/stock.test.ts", "@cosmic/13-dependency-injection/src/config.ts"],

  ["source-imports-the-kernel-only-from-shared", `${plain}/src/entrypoints/cli.ts`, "@cosmic/testkit"],
  ["source-imports-no-tests", `${plain}/src/entrypoints/cli.ts`, "../../tests/unit/count.test.ts"],
  ["source-imports-no-tests", "shared/kernel/src/stock.ts", "../tests/helper.ts"],

  ["no-circular-imports", `${plain}/src/service-layer/stock.ts`, "./count.ts"],
  ["no-unresolvable-imports", `${plain}/src/entrypoints/cli.ts`, "../service-layer/forgotten.ts"],
  ["no-unresolvable-imports", `${plain}/src/entrypoints/cli.ts`, "left-pad"],
];

test("a clean repository breaks no rule", async () => {
  await using repository = await miniRepository();

  const found = await layersOf(repository.path);

  expect(found).toEqual({ rules: [], exitCode: 0 });
});

test.each(violations)("%s: %s may not import %s", async (rule, file, imported) => {
  await using repository = await miniRepository();
  await repository.write("shared/kernel/tests/helper.ts", "export {};\n");
  await repository.write(`${highGear}/src/domain/batch.ts`, "export {};\n");
  await repository.write(`${highGear}/tests/builders.ts`, "export {};\n");
  await repository.write(file, `import "${imported}";\n`);

  const found = await layersOf(repository.path);

  expect(found.rules).toEqual([rule]);
  expect(found.exitCode).not.toBe(0);
});

test.each([
  ["a type", 'import type { Stock } from "../service-layer/stock.ts";\n'],
  ["what it hands on", 'export * from "../service-layer/stock.ts";\n'],
  ["a module loaded later", 'export const later = () => import("../service-layer/stock.ts");\n'],
])("%s counts as an import", async (_, text) => {
  await using repository = await miniRepository();
  await repository.write(`${plain}/src/domain/rule.ts`, text);

  const found = await layersOf(repository.path);

  expect(found.rules).toEqual(["domain-imports-the-kernel-only"]);
});

test.each([
  [
    "a process, as long as there is no bootstrap.ts,",
    `${plain}/src/entrypoints/redis-consumer.ts`,
    "../adapters/memory/stock.ts",
  ],
  ["a test", `${composed}/tests/unit/helper.ts`, "../../src/bootstrap.ts"],
  ["a test", `${plain}/tests/unit/helper.ts`, "../../src/adapters/memory/stock.ts"],
  ["a service's test before chapter 05", `${plain}/tests/unit/ship-service.test.ts`, "../../src/domain/batch.ts"],
  ["a test in low gear", `${composed}/tests/unit/ship.test.ts`, "../../src/domain/batch.ts"],
  ["chapter 00", "chapters/00-anemic-model/src/domain/rule.ts", "node:fs"],
  ["the start of chapter 03", "chapters/03-abstractions/start/src/domain/rule.ts", "node:fs"],
  ["a fragment", `${plain}/steps/first/src/domain/rule.ts`, "./only-in-the-whole-tree.ts"],
])("%s is free: %s may import %s", async (_, file, imported) => {
  await using repository = await miniRepository();
  await repository.write(file, `import "${imported}";\n`);

  const found = await layersOf(repository.path);

  expect(found.rules).toEqual([]);
});

test("every rule is broken by one of these violations", async () => {
  await using repository = await miniRepository();

  const { ruleSet } = await extractOptions(path.join(repository.path, ".dependency-cruiser.mjs"));

  const rules = ruleSet?.forbidden?.map(({ name }) => name);
  expect(new Set(violations.map(([rule]) => rule))).toEqual(new Set(rules));
});

test("the command fails and says what to do", async () => {
  await using repository = await miniRepository();
  await repository.write(`${plain}/src/domain/rule.ts`, 'import "drizzle-orm";\n');

  const { exitCode, stdout } = await repository.run("depcruise", [
    "--config=.dependency-cruiser.mjs",
    "--output-type=err-long",
    "chapters",
    "shared",
  ]);

  expect(exitCode).toBe(1);
  expect(stdout).toContain("Declare a port");
});

/** What `depcruise --config .dependency-cruiser.mjs chapters shared` finds, without the start of a process. */
async function layersOf(root: string): Promise<{ rules: string[]; exitCode: number }> {
  const options = await extractOptions(path.join(root, ".dependency-cruiser.mjs"));
  const { output } = await cruise(["chapters", "shared"], { ...options, baseDir: root });
  if (typeof output === "string") throw new Error(output);

  const { exitCode } = await format(output, { outputType: "err" });
  return { rules: [...new Set(output.summary.violations.map(({ rule }) => rule.name))], exitCode };
}
