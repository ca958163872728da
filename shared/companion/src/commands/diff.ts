import {
  type Chapter,
  type Difference,
  differencesBetween,
  findChapter,
  followedBy,
  lessonOf,
  patchOf,
  readCurriculum,
  sizeOf,
} from "@cosmic/curriculum";
import pc from "picocolors";
import { EXIT } from "../exit-code.ts";
import { UserMistake } from "../user-mistake.ts";

/** `cosmic diff <chapter> [other]`: what leads from one chapter to another; with one named, from the chapter it follows. */
export async function diff(
  root: string,
  one: string,
  other: string | undefined,
  options: { stat?: boolean },
): Promise<number> {
  const curriculum = await readCurriculum(root);
  const first = findChapter(curriculum, one);
  const [from, to] =
    other === undefined ? [followedBy(curriculum, first), first] : [first, findChapter(curriculum, other)];
  if (!from)
    throw new UserMistake(`${to.name} follows no chapter. Name two: cosmic diff ${to.manifest.number} <other>.`);
  const differences = differencesBetween(await lessonOf(from), await lessonOf(to));
  if (options.stat) printSizes(from, to, differences);
  else for (const difference of differences) process.stdout.write(colored(patchOf(difference)));
  return EXIT.fine;
}

function printSizes(from: Chapter, to: Chapter, differences: readonly Difference[]): void {
  const sizes = differences.map((each) => ({ ...each, ...sizeOf(each) }));
  const total = (of: "added" | "removed") => sizes.reduce((sum, each) => sum + each[of], 0);
  for (const { path, kind, added, removed } of sizes)
    console.log(`${kind.padEnd(8)}  ${pc.green(`+${added}`)} ${pc.red(`-${removed}`)}  ${path}`);
  console.log(`${from.name} → ${to.name}: ${sizes.length} files, +${total("added")} -${total("removed")} lines`);
}

function colored(patch: string): string {
  const paint = (line: string) =>
    line.startsWith("+")
      ? pc.green(line)
      : line.startsWith("-")
        ? pc.red(line)
        : line.startsWith("@@")
          ? pc.cyan(line)
          : line;
  return patch.split("\n").map(paint).join("\n");
}
