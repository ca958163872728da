import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

export type Count = Readonly<{ passed: number; failed: number }>;

/** What vitest wrote of one package's run; undefined where it wrote nothing though the package has tests. */
export type TestReport = Readonly<{ package: string; text: string | undefined }>;

/** The reports of all packages below `chapters/` and `shared/` that have tests. */
export async function testReportsIn(root: string): Promise<TestReport[]> {
  const groups = ["chapters", "shared"].map((group) => path.join(root, group)).filter((group) => existsSync(group));
  const folders = await Promise.all(
    groups.map(async (group) => (await readdir(group)).map((name) => path.join(group, name))),
  );
  const tested = [...folders.flat(), path.join(root, "docs")].filter((folder) =>
    existsSync(path.join(folder, "tests")),
  );
  return Promise.all(
    tested.map(async (folder) => ({
      package: path.basename(folder),
      text: await readFile(path.join(folder, ".reports/tests.json"), "utf8").catch(() => undefined),
    })),
  );
}

/** Counts the tests of a report. A run without a report, or with a file that could not be loaded, is a failure as well. */
export function countOf({ text }: TestReport): Count {
  if (text === undefined) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(text);
  const broken = testResults.filter(
    (file: FileResult) => file.status === "failed" && file.assertionResults.every(passed),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

type FileResult = Readonly<{ status: string; assertionResults: readonly Readonly<{ status: string }>[] }>;

function passed({ status }: { status: string }): boolean {
  return status !== "failed";
}
