import { mkdtempDisposableSync } from "node:fs";
import { readFile, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Chapter } from "@cosmic/curriculum";
import { TestsDidNotRun } from "@cosmic/runner";
import { execa } from "execa";
import { z } from "zod";

const REPORTER = fileURLToPath(new URL("./json-reporter.ts", import.meta.url));

/** A chapter's tests as they ran. `green`: all of them passed, and nothing went wrong beside them. */
export type Suite = Readonly<{ files: readonly SuiteFile[]; green: boolean }>;

/** `path` is below the chapter, with forward slashes; `seconds` is what its tests took. */
export type SuiteFile = Readonly<{ path: string; tests: number; seconds: number }>;

/**
 * Runs all tests of a chapter by its own `test` script.
 * @throws TestsDidNotRun with all that was printed, when there is no report afterwards.
 */
export async function runSuite(chapter: Chapter): Promise<Suite> {
  const folder = mkdtempDisposableSync(path.join(tmpdir(), "cosmic-"));
  process.once("exit", folder.remove);
  const report = path.join(folder.path, "report.json");
  const options = [`--reporter=${REPORTER}`, `--outputFile=${report}`];
  const { exitCode, all } = await execa(process.execPath, ["--run", "test", "--", ...options], {
    cwd: chapter.folder,
    all: true,
    reject: false,
  });
  const text = await readFile(report, "utf8").catch(() => undefined);
  if (text === undefined) throw new TestsDidNotRun(`The tests of ${chapter.name} did not run: ${all}`);
  return { files: filesIn(text, await realpath(chapter.folder)), green: exitCode === 0 };
}

/** The part of vitest's report that counts here; times are in milliseconds. */
const reportSchema = z.object({
  testResults: z.array(
    z.object({ name: z.string(), startTime: z.number(), endTime: z.number(), assertionResults: z.array(z.unknown()) }),
  ),
});

function filesIn(report: string, folder: string): SuiteFile[] {
  return reportSchema.parse(JSON.parse(report)).testResults.map(({ name, startTime, endTime, assertionResults }) => ({
    path: path.relative(folder, name).split(path.sep).join("/"),
    tests: assertionResults.length,
    seconds: (endTime - startTime) / 1_000,
  }));
}
