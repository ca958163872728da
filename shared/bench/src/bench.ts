// What a chapter's layers cost: pnpm bench [--chapter 10] [--only sqlite]
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CommanderError } from "commander";
import { type Chapter, findChapter } from "./chapter.ts";
import { commitOf } from "./commit.ts";
import { thisMachine } from "./machine.ts";
import { type Part, parts } from "./parts.ts";
import { type Choice, program } from "./program.ts";
import { headingOf, notesOn, writeReport } from "./report.ts";
import { missesItsBar, type Result } from "./result.ts";
import { tableOf } from "./table.ts";
import { UserMistake } from "./user-mistake.ts";

const EXIT = { fine: 0, missed: 1, mistake: 2, fault: 3, interrupted: 130 };
const root = path.resolve(import.meta.dirname, "../../..");
const report = path.resolve(import.meta.dirname, "../.reports/bench.json");

// An orderly end, so that nothing temporary stays behind.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(EXIT.interrupted));

try {
  await program(measure).parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

async function measure({ chapter: wanted, only }: Choice): Promise<void> {
  const chapter = findChapter(root, wanted);
  const chosen = parts.filter(({ name }) => only === undefined || name === only);
  const folder = mkdtempSync(path.join(tmpdir(), "cosmic-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

  const commit = (await commitOf(chapter.folder)) ?? null;
  const circumstances = { chapter: chapter.name, commit, machine: thisMachine(folder) };
  console.log(headingOf(circumstances));
  const results: Result[] = [];
  const notes: string[] = [];
  for (const part of chosen) {
    const missing = whatIsMissing(part, chapter, only);
    console.log(missing ? `${part.name} is left out: ${missing}` : `measuring ${part.name}, about ${part.seconds} s …`);
    if (missing) continue;
    results.push(...(await part.measure({ chapter, folder })));
    notes.push(...(part.notes ?? []));
  }
  if (results.length === 0) throw new UserMistake("Nothing could be measured.");

  console.log(`\n${tableOf(results)}\n${[notesOn(results), ...notes].join("\n")}`);
  await writeReport(report, circumstances, results);
  console.log(`every round: ${path.relative(process.cwd(), report)}`);
  process.exitCode = results.some(missesItsBar) ? EXIT.missed : EXIT.fine;
}

/** A part that was asked for by name says itself what it misses of the chapter. */
function whatIsMissing({ missing, subject }: Part, { folder }: Chapter, only: string | undefined): string | undefined {
  if (missing !== undefined || subject === undefined || only !== undefined) return missing;
  return existsSync(path.join(folder, subject)) ? undefined : `there is no ${subject} in this chapter`;
}

/** A stack only for what is our fault. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.mistake;
  const expected = error instanceof UserMistake;
  console.error(expected ? error.message : error);
  return expected ? EXIT.mistake : EXIT.fault;
}
