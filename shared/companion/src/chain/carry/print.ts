import path from "node:path";
import type { Curriculum } from "@cosmic/curriculum";
import { colors } from "../../colors.ts";
import { printFindings } from "../../print-findings.ts";
import type { Carry } from "./carry.ts";
import { lessonIn } from "./lesson.ts";
import { descendantsOf } from "./plan.ts";
import { notesOf, tableOf } from "./table.ts";
import { pathsThatDiffer } from "./writes.ts";

/** The table and its notes, as they can be pasted into a pull request. */
export function printTable({ plan, curriculum, since }: Carry): void {
  console.log(`Carried from ${plan.origin.name}, what changed since ${since.slice(0, 9)}:\n`);
  console.log(tableOf(plan.outcomes, curriculum));
  const notes = [
    ...notesOf(plan.outcomes, curriculum),
    ...changedThemselves(plan, curriculum),
    ...(plan.notReached.length > 0
      ? [`- not worked out yet: ${plan.notReached.map(({ manifest }) => manifest.number).join(", ")}`]
      : []),
  ];
  if (notes.length > 0) console.log(`\n${notes.join("\n")}`);
}

/** What a person has to decide, and where. */
export function printConflicts({ plan, files }: Carry, isDryRun: boolean): void {
  console.log(colors.red(`\n✗ Nothing was written: ${plan.conflicts.length} to be settled first.`));
  for (const [at, { chapter, path: file, reason }] of plan.conflicts.entries()) {
    console.log(`  chapters/${chapter}/${file}: ${reason}`);
    if (!isDryRun) console.log(colors.dim(`    → edit ${shown(files[at] ?? "")}`));
  }
  if (isDryRun) return;
  console.log("Leave no conflict marker in these files, delete one that is to be gone, and then:");
  console.log("  cosmic chain carry --continue    (or forget it: --abort)");
}

/** What was written, and what does not hold with it. */
export function printWritten({ plan, writes, changeset, findings }: Carry, isDryRun: boolean): void {
  const inChapters = writes.filter((each) => each !== changeset?.path);
  const chapters = plan.folders.filter(({ chapter: { name } }) =>
    inChapters.some((each) => each.startsWith(`chapters/${name}/`)),
  );
  const [mark, verb] = isDryRun ? ["–", "would be written"] : [colors.green("✓"), "written"];
  const parts = [
    ...(inChapters.length > 0 ? [`${counted(inChapters, "file")} in ${counted(chapters, "chapter")}`] : []),
    ...(changeset ? [changeset.path] : []),
  ];
  if (parts.length > 0) console.log(`\n${mark} ${verb}: ${parts.join(", and ")}`);
  else console.log(`\n${mark} Nothing to write: every chapter has it already.`);
  if (changeset)
    console.log(`  It tells readers: "${changeset.message}"${isDryRun ? "" : " Say it better there if you can."}`);
  if (findings.length === 0) return;
  console.log(`\nWhat does not hold ${isDryRun ? "then" : "now"}:`);
  printFindings(findings);
}

function counted(things: readonly unknown[], name: string): string {
  return `${things.length} ${name}${things.length === 1 ? "" : "s"}`;
}

/** The same for a script. */
export function jsonOf({ plan, since, files, findings, writes, changeset, completed }: Carry): Record<string, unknown> {
  return {
    chapter: plan.origin.name,
    since,
    outcomes: plan.outcomes,
    conflicts: plan.conflicts.map(({ chapter, path, reason }, at) => ({ chapter, path, reason, edit: files[at] })),
    notReached: plan.notReached.map(({ name }) => name),
    findings,
    writes,
    changeset: changeset?.path,
    completed,
  };
}

/** Chapters on the way down that bring in changes of their own. */
function changedThemselves({ origin, folders, outcomes }: Carry["plan"], curriculum: Curriculum): string[] {
  return folders.flatMap(({ chapter, old, now }) => {
    const known = new Set(outcomes.filter((each) => each.chapter === chapter.name).map((each) => each.path));
    const own = pathsThatDiffer(lessonIn(old), lessonIn(now)).filter((each) => !known.has(each));
    const goesOn = chapter !== origin && old.size > 0 && descendantsOf(curriculum, chapter).length > 0;
    const files = own.map((each) => `\`${each}\``).join(", ");
    return goesOn && own.length > 0
      ? [`- ${chapter.manifest.number}: ${files} changed there, and goes further down too`]
      : [];
  });
}

/** Short where it lies below the folder we are in. */
function shown(file: string): string {
  const short = path.relative(process.cwd(), file);
  return short.startsWith("..") ? file : short;
}
