import type { Tree } from "@cosmic/curriculum";

/** A path that a merge could not settle: why, and its contents with conflict markers. */
export type Clash = Readonly<{ path: string; reason: string; marked: Buffer; isOurs: boolean }>;

/** What came of a merge: where there are clashes, the tree has at their paths what git has put there. */
export type Merged = Readonly<{ tree: Tree; clashes: readonly Clash[] }>;

/**
 * Reads what `git merge-tree --write-tree -z` prints: the tree; what was not settled, as `<mode> <id> <stage>` and the path,
 * where stage 1 is the base, 2 ours, 3 theirs; and after an empty word messages for people.
 */
export async function mergedBy(
  answer: string,
  read: (tree: string) => Promise<Tree>,
  [ours, theirs]: readonly [string, string],
): Promise<Merged> {
  const [id = "", ...words] = answer.split("\0");
  const tree = await read(id);
  const unsettled = words.slice(0, words.indexOf("")).map(stageOf);
  const clashes = [...Map.groupBy(unsettled, (each) => each.path)].map(([path, found]): Clash => {
    const [inBase, inOurs, inTheirs] = ["1", "2", "3"].map((stage) => found.some((each) => each.stage === stage));
    const content = tree.get(path) ?? Buffer.alloc(0);
    return {
      path,
      reason: reasonOf({ inBase, inOurs, inTheirs }, ours, theirs),
      marked: hasMarkers(content) ? content : asAWhole(content, inOurs === true, [ours, theirs]),
      isOurs: inOurs === true,
    };
  });
  // A path that neither side has any more is part of somebody else's clash.
  return { tree, clashes: clashes.filter(({ path }) => tree.has(path)) };
}

const LINE_BREAK = 10;

/** Whether something is left to decide in a file. */
export function hasMarkers(content: Buffer): boolean {
  return /^(<{7}|>{7})( |\r?$)/m.test(content.toString("utf8"));
}

function stageOf(word: string): { path: string; stage: string } {
  const [facts = "", path = ""] = word.split("\t");
  return { path, stage: facts.split(" ")[2] ?? "" };
}

type Stages = Readonly<Record<"inBase" | "inOurs" | "inTheirs", boolean | undefined>>;

function reasonOf({ inBase, inOurs, inTheirs }: Stages, ours: string, theirs: string): string {
  if (!inOurs) return `changed in ${theirs}, gone in ${ours}`;
  if (!inTheirs) return `gone in ${theirs}, changed in ${ours}`;
  return inBase ? `${theirs} and ${ours} changed the same lines` : `added in ${theirs} and in ${ours}, not the same`;
}

/** One side has the file and the other has not: both halves of the decision are the whole of it. */
function asAWhole(content: Buffer, isOurs: boolean, [ours, theirs]: readonly [string, string]): Buffer {
  const lines = content.length === 0 || content.at(-1) === LINE_BREAK ? content : `${content}\n`;
  const [first, second] = isOurs ? [lines, ""] : ["", lines];
  return Buffer.from(`<<<<<<< ${ours}\n${first}=======\n${second}>>>>>>> ${theirs}\n`);
}
