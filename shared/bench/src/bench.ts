// What a chapter's layers cost: pnpm bench [--chapter 08] [--only sqlite]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CommanderError } from "commander";
import { findChapter } from "./chapter.ts";
import { commitOf } from "./commit.ts";
import { thisMachine } from "./machine.ts";
import { parts } from "./parts.ts";
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
  for (const { name, missing, measure: measurePart } of chosen) {
    console.log(missing === undefined ? `measuring ${name} …` : `${name} is left out: ${missing}`);
    if (missing === undefined) results.push(...(await measurePart({ chapter, folder })));
  }
  if (results.length === 0) throw new UserMistake("Nothing could be measured.");

  console.log(`\n${tableOf(results)}\n${notesOn(results)}`);
  await writeReport(report, circumstances, results);
  console.log(`every round: ${path.relative(process.cwd(), report)}`);
  process.exitCode = results.some(missesItsBar) ? EXIT.missed : EXIT.fine;
}

/** A stack only for what is our fault. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.mistake;
  const expected = error instanceof UserMistake;
  console.error(expected ? error.message : error);
  return expected ? EXIT.mistake : EXIT.fault;
}
