import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { expect, test } from "vitest";
import { countOf, failuresOf, testReportsIn } from "../src/test-reports.ts";

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

test("tells what failed, with its file, its name and the beginning of the message", () => {
  const failures = failuresOf(
    report(
      1,
      1,
      {
        name: "/home/me/cosmic/shared/some/tests/batch.test.ts",
        status: "failed",
        assertionResults: [
          { status: "passed", ancestorTitles: [], title: "is fine", failureMessages: [] },
          {
            status: "failed",
            ancestorTitles: ["a batch"],
            title: "holds",
            failureMessages: [Array.from({ length: 40 }, (_, at) => `line ${at}`).join("\n")],
          },
        ],
      },
      {
        name: "/home/me/cosmic/shared/some/tests/broken.test.ts",
        status: "failed",
        message: "Cannot find module 'nowhere'",
        assertionResults: [],
      },
    ),
  );

  expect(failures).toEqual([
    expect.stringMatching(/^some tests\/batch\.test\.ts > a batch > holds\n {4}line 0\n[\s\S]* line 11$/),
    "some tests/broken.test.ts\n    Cannot find module 'nowhere'",
  ]);
});

test("tells of a package that has tests but no report", () => {
  expect(failuresOf({ package: "some", text: undefined })).toEqual(["some: no report of its tests was written"]);
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
