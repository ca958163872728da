import type { Chapter } from "@cosmic/curriculum";
import { execa } from "execa";
import { lessonIn } from "./lesson.ts";
import type { Plan } from "./plan.ts";
import { pathsThatDiffer } from "./writes.ts";

/** The chapters whose code or tests a carry has changed; and whether one of them needs other packages now. */
export function touchedBy({ folders }: Plan): { chapters: Chapter[]; isInstallNeeded: boolean } {
  const changes = folders.map(({ chapter, now, after }) => ({
    chapter,
    paths: pathsThatDiffer(lessonIn(now), lessonIn(after)),
  }));
  return {
    chapters: changes.filter(({ paths }) => paths.length > 0).map(({ chapter }) => chapter),
    isInstallNeeded: changes.some(({ paths }) => paths.includes("package.json")),
  };
}

/** What to type to run the suites of chapters. */
export function suitesCommand(chapters: readonly Chapter[]): string {
  return ["pnpm", "turbo", ...argumentsFor(chapters)].join(" ");
}

/** Runs the suites of chapters; what they print goes to stderr. Answers whether all are green. */
export async function runSuites(root: string, chapters: readonly Chapter[]): Promise<boolean> {
  const { failed, exitCode, originalMessage } = await execa("turbo", argumentsFor(chapters), {
    cwd: root,
    preferLocal: true,
    localDir: root,
    env: { TURBO_TELEMETRY_DISABLED: "1" },
    stdin: "ignore",
    stdout: process.stderr,
    stderr: process.stderr,
    reject: false,
  });
  if (failed && exitCode === undefined) console.error(`The suites could not be run: ${originalMessage}`);
  return !failed;
}

function argumentsFor(chapters: readonly Chapter[]): string[] {
  return ["run", "test", "--continue", ...chapters.map(({ name }) => `--filter=./chapters/${name}`)];
}
