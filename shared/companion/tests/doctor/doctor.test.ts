import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { lineOf } from "../../src/commands/doctor.ts";
import type { Check } from "../../src/doctor/check.ts";
import { examine, isUnfit } from "../../src/doctor/examine.ts";
import { isAtLeast, thisMachine, versionIn } from "../../src/doctor/machine.ts";
import { postgres } from "../../src/doctor/postgres.ts";
import { redis } from "../../src/doctor/redis.ts";
import { machineWith } from "./machine-with.ts";

const repository = path.resolve(import.meta.dirname, "../../../..");
const lack = { problem: "is missing", remedy: "install it", disables: "the tests of 11" };
const nodeIsThere: Check = { name: "Node", needed: true, found: "24.21.0" };
const redisIsMissing: Check = { name: "Redis", needed: false, lack };

test("this machine can do what its tests do right now", async () => {
  const checks = await examine(thisMachine(repository));

  expect(checks.map(({ name }) => name)).toEqual([
    "Node",
    "pnpm",
    "the repository",
    "git",
    "PostgreSQL",
    "Redis",
    "a browser",
    "Docker Compose",
  ]);
  expect(checks[0]).toEqual({ name: "Node", needed: true, found: process.versions.node });
  expect(isUnfit(checks)).toBe(false);
});

test("outside the repository nothing is said of what comes with it", async () => {
  const checks = await examine(machineWith({}));

  expect(checks.map(({ name }) => name)).not.toContain("PostgreSQL");
  expect(isUnfit(checks)).toBe(false);
});

test("a machine without something needed is unfit; one without something useful is not", () => {
  const nodeIsMissing: Check = { name: "Node", needed: true, lack };

  expect(isUnfit([nodeIsThere, nodeIsMissing])).toBe(true);
  expect(isUnfit([nodeIsThere, redisIsMissing])).toBe(false);
});

test("each thing is told in a line", () => {
  expect(lineOf(nodeIsThere)).toBe("✓ Node 24.21.0");
  expect(lineOf(redisIsMissing)).toBe("– Redis is missing: install it. That disables the tests of 11.");
});

describe("the chapters that are said to be without their tests are those that ask for the service:", () => {
  test.each([
    [
      "PostgreSQL",
      "@cosmic/testkit/postgres",
      () => postgres(machineWith({}), { ...lack, service: "", available: false }),
    ],
    ["Redis", "@cosmic/testkit/redis", () => redis(machineWith({}))],
  ])("%s", async (_name, helper, check) => {
    const chapters = chaptersWhoseTestsImport(helper);

    const told = (await check()).lack?.disables;

    expect(told).toContain(`chapters ${chapters.at(0)?.slice(0, 2)} to ${chapters.at(-1)?.slice(0, 2)} `);
  });
});

test.each([
  ["git version 2.39.5 (Apple Git-154)", "2.39.5"],
  ["Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0", "7.0.15"],
  ["postgres (PostgreSQL) 18.4", "18.4"],
  ["unknown\nmore", "unknown"],
  ["", undefined],
])("of %j the version is %s", (text, version) => {
  expect(versionIn(text)).toBe(version);
});

test.each([
  ["2.38.0", "2.38", true],
  ["2.39", "2.38", true],
  ["2.9", "2.38", false],
  ["3", "2.38", true],
  ["2", "2.38", false],
])("%s at least %s: %s", (version, wanted, is) => {
  expect(isAtLeast(version, wanted)).toBe(is);
});

function chaptersWhoseTestsImport(helper: string): string[] {
  const chapters = path.join(repository, "chapters");
  const testsOf = (chapter: string) => {
    const folder = path.join(chapters, chapter, "tests");
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => path.join(folder, file));
  };
  const asks = (file: string) => readFileSync(file, "utf8").includes(`"${helper}"`);
  return readdirSync(chapters).filter((chapter) => /^\d\d-/.test(chapter) && testsOf(chapter).some(asks));
}
