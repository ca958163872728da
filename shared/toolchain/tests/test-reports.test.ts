import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { expect, test } from "vitest";
import { countOf, testReportsIn } from "../src/test-reports.ts";

const file = (...outcomes: string[]) => ({
  status: outcomes.includes("failed") || outcomes.length === 0 ? "failed" : "passed",
  assertionResults: outcomes.map((status) => ({ status })),
});
const report = (numPassedTests: number, numFailedTests: number, ...testResults: object[]) => ({
  package: "some",
  text: JSON.stringify({ numPassedTests, numFailedTests, testResults }),
});

test("counts passed and failed tests", () => {
  expect(countOf(report(2, 1, file("passed", "passed", "failed")))).toEqual({ passed: 2, failed: 1 });
});

test("a file that could not be loaded is a failure, though no test of it failed", () => {
  expect(countOf(report(2, 0, file("passed", "passed"), file()))).toEqual({ passed: 2, failed: 1 });
});

test("a package that has tests but no report is a failure", () => {
  expect(countOf({ package: "some", text: undefined })).toEqual({ passed: 0, failed: 1 });
});

test("finds the report of every package that has tests", async () => {
  await using root = await temporaryFolder();
  for (const folder of ["chapters/01-a/tests", "chapters/01-a/.reports", "shared/b/tests", "shared/untested/src"])
    await mkdir(path.join(root.path, folder), { recursive: true });
  await writeFile(path.join(root.path, "chapters/01-a/.reports/tests.json"), "{}");

  const reports = await testReportsIn(root.path);

  expect(reports).toEqual([
    { package: "01-a", text: "{}" },
    { package: "b", text: undefined },
  ]);
});
