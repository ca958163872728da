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
  type Renaming,
  readCurriculum,
  sizeOf,
  type Tree,
  withRenames,
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
  const differences = withRenames(differencesBetween(way.before, way.after), way.origins);
  if (options.stat) printSizes(way, differences);
  else for (const difference of differences) process.stdout.write(colored(patchOf(difference)));
  return EXIT.fine;
}

/** `origins` leads from the path of a renamed file to the one it had before. */
type Way = Readonly<{ from: string; to: string; before: Tree; after: Tree; origins: ReadonlyMap<string, string> }>;

async function between(from: Chapter, to: Chapter): Promise<Way> {
  const origins = to.manifest.follows === from.name ? originsIn(to) : new Map();
  return { from: from.name, to: to.name, before: await lessonOf(from), after: await lessonOf(to), origins };
}

async function growthOf(chapter: Chapter, curriculum: Curriculum): Promise<Way> {
  const { name, manifest } = chapter;
  if (manifest.kind === "reading")
    throw new UserMistake(`${name} is where the story begins. Name two: cosmic diff ${manifest.number} <other>.`);
  const followed = followedBy(curriculum, chapter);
  const before = await beginningOf(chapter, followed);
  return {
    from: followed?.name ?? "start/",
    to: name,
    before,
    after: await lessonOf(chapter),
    origins: originsIn(chapter),
  };
}

function originsIn({ manifest }: Chapter): Map<string, string> {
  return new Map(
    manifest.changes.flatMap((each) => (each.kind === "renamed" ? [[each.path, each.renamedFrom] as const] : [])),
  );
}

function printSizes({ from, to }: Way, differences: readonly (Difference | Renaming)[]): void {
  const sizes = differences.map((each) => ({ ...each, ...sizeOf(each) }));
  const total = (of: "added" | "removed") => sizes.reduce((sum, each) => sum + each[of], 0);
  for (const each of sizes) {
    const name = each.kind === "renamed" ? `${each.path} (was ${each.renamedFrom})` : each.path;
    console.log(`${each.kind.padEnd(8)}  ${colors.green(`+${each.added}`)} ${colors.red(`-${each.removed}`)}  ${name}`);
  }
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
