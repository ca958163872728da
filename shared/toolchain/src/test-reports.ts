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
  const { numPassedTests, numFailedTests, testResults } = read(text);
  return { passed: numPassedTests, failed: numFailedTests + testResults.filter(isBroken).length };
}

/** Lines. Where a message goes on, the rest of it is further up in the output. */
const ENOUGH = 12;

/** What failed in a package, each with its file, its name, and the beginning of what was said about it. */
export function failuresOf({ package: name, text }: TestReport): readonly string[] {
  if (text === undefined) return [`${name}: no report of its tests was written`];
  return read(text).testResults.flatMap((file) => {
    const place = `${name} ${file.name.split(`/${name}/`).at(-1)}`;
    const failed = file.assertionResults.filter(({ status }) => status === "failed");
    return [
      ...(isBroken(file) ? [told(place, file.message)] : []),
      ...failed.map((each) =>
        told([place, ...each.ancestorTitles, each.title].join(" > "), each.failureMessages.join("\n")),
      ),
    ];
  });
}

type Outcome = Readonly<{
  status: string;
  title: string;
  ancestorTitles: readonly string[];
  failureMessages: readonly string[];
}>;
type FileResult = Readonly<{ name: string; status: string; message: string; assertionResults: readonly Outcome[] }>;
type Report = Readonly<{ numPassedTests: number; numFailedTests: number; testResults: readonly FileResult[] }>;

function read(text: string): Report {
  return JSON.parse(text);
}

/** Whether a file failed outside of its tests. */
function isBroken({ status, assertionResults }: FileResult): boolean {
  return status === "failed" && assertionResults.every((each) => each.status !== "failed");
}

function told(place: string, message = ""): string {
  const lines = message.split("\n");
  return [place, ...lines.slice(0, ENOUGH)].join("\n    ");
}
