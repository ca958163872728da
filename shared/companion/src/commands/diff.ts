import {
  type Curriculum,
  type Difference,
  differencesBetween,
  findChapter,
  patchOf,
  type Renaming,
  readCurriculum,
  sizeOf,
  withRenames,
} from "@cosmic/curriculum";
import { colors } from "../colors.ts";
import { byLayer } from "../diff/by-layer.ts";
import { patchesOf } from "../diff/patches.ts";
import { between, fromMine, growthOf, type Way } from "../diff/way.ts";
import { EXIT } from "../exit-code.ts";
import { wantedWorkspace } from "../reader/current-chapter.ts";
import { UserMistake } from "../user-mistake.ts";
import { refuseIfMissing } from "../workspace/workspace.ts";

type Options = Readonly<{ stat?: boolean; mine?: boolean; json?: boolean }>;
type Each = Difference | Renaming;

/**
 * `cosmic diff [chapter] [other]`: from one chapter to another; with one named, from what that chapter grew from; with
 * `--mine`, from the reader's code to the reference's. Layer by layer, with the reasons that the chapter declares.
 */
export async function diff(
  root: string,
  one: string | undefined,
  other: string | undefined,
  options: Options,
): Promise<number> {
  const way = await wayFor(await readCurriculum(root), one, other, options);
  const differences = withRenames(differencesBetween(way.before, way.after), way.origins);
  if (options.json) console.log(JSON.stringify(asData(way, differences), null, 2));
  else if (options.stat) printSizes(way, differences);
  else process.stdout.write(patchesOf(way));
  return EXIT.fine;
}

async function wayFor(curriculum: Curriculum, one: string | undefined, other: string | undefined, { mine }: Options) {
  if (mine) {
    if (other !== undefined) throw new UserMistake("With --mine, name one chapter or none: cosmic diff --mine 06");
    const workspace = await wantedWorkspace(curriculum, one);
    refuseIfMissing(workspace);
    return fromMine(workspace);
  }
  if (one === undefined)
    throw new UserMistake("Name a chapter, as in: cosmic diff 04. Or your own: cosmic diff --mine");
  const first = findChapter(curriculum, one);
  return other === undefined ? growthOf(first, curriculum) : between(first, findChapter(curriculum, other));
}

function printSizes({ from, to, reasons }: Way, differences: readonly Each[]): void {
  const sizes = differences.map((each) => ({ ...each, ...sizeOf(each) }));
  const total = (of: "added" | "removed") => sizes.reduce((sum, each) => sum + each[of], 0);
  for (const [layer, ofLayer] of byLayer(sizes)) {
    console.log(colors.bold(layer));
    for (const each of ofLayer) {
      const name = each.kind === "renamed" ? `${each.path} (was ${each.renamedFrom})` : each.path;
      const why = reasons.get(each.path);
      const size = `${colors.green(`+${each.added}`)} ${colors.red(`-${each.removed}`)}`;
      console.log(`  ${each.kind.padEnd(8)}  ${size}  ${name}${why ? colors.dim(`  ${why}`) : ""}`);
    }
  }
  console.log(`${from} → ${to}: ${sizes.length} files, +${total("added")} -${total("removed")} lines`);
}

function asData({ from, to, reasons }: Way, differences: readonly Each[]) {
  const files = [...byLayer(differences)].flatMap(([layer, ofLayer]) =>
    ofLayer.map((each) => ({
      path: each.path,
      layer,
      kind: each.kind,
      ...(each.kind === "renamed" && { renamedFrom: each.renamedFrom }),
      why: reasons.get(each.path) ?? null,
      ...sizeOf(each),
      patch: patchOf(each),
    })),
  );
  return { from, to, files };
}
