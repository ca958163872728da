import {
  beginningOf,
  type Chapter,
  type Curriculum,
  type Difference,
  differencesBetween,
  findChapter,
  followedBy,
  lessonOf,
  patchOf,
  readCurriculum,
  sizeOf,
  type Tree,
} from "@cosmic/curriculum";
import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";
import { UserMistake } from "../user-mistake.ts";

/** `cosmic diff <chapter> [other]`: from one chapter to another; with one named, from what that chapter grew from. */
export async function diff(
  root: string,
  one: string,
  other: string | undefined,
  options: { stat?: boolean },
): Promise<number> {
  const curriculum = await readCurriculum(root);
  const first = findChapter(curriculum, one);
  const way =
    other === undefined ? await growthOf(first, curriculum) : await between(first, findChapter(curriculum, other));
  const differences = differencesBetween(way.before, way.after);
  if (options.stat) printSizes(way, differences);
  else for (const difference of differences) process.stdout.write(colored(patchOf(difference)));
  return EXIT.fine;
}

type Way = Readonly<{ from: string; to: string; before: Tree; after: Tree }>;

async function between(from: Chapter, to: Chapter): Promise<Way> {
  return { from: from.name, to: to.name, before: await lessonOf(from), after: await lessonOf(to) };
}

async function growthOf(chapter: Chapter, curriculum: Curriculum): Promise<Way> {
  const { name, manifest } = chapter;
  if (manifest.kind === "reading")
    throw new UserMistake(`${name} is where the story begins. Name two: cosmic diff ${manifest.number} <other>.`);
  const followed = followedBy(curriculum, chapter);
  const before = await beginningOf(chapter, followed);
  return { from: followed?.name ?? "start/", to: name, before, after: await lessonOf(chapter) };
}

function printSizes({ from, to }: Way, differences: readonly Difference[]): void {
  const sizes = differences.map((each) => ({ ...each, ...sizeOf(each) }));
  const total = (of: "added" | "removed") => sizes.reduce((sum, each) => sum + each[of], 0);
  for (const { path, kind, added, removed } of sizes)
    console.log(`${kind.padEnd(8)}  ${colors.green(`+${added}`)} ${colors.red(`-${removed}`)}  ${path}`);
  console.log(`${from} → ${to}: ${sizes.length} files, +${total("added")} -${total("removed")} lines`);
}

function colored(patch: string): string {
  const paint = (line: string) =>
    line.startsWith("+")
      ? colors.green(line)
      : line.startsWith("-")
        ? colors.red(line)
        : line.startsWith("@@")
          ? colors.cyan(line)
          : line;
  return patch.split("\n").map(paint).join("\n");
}
