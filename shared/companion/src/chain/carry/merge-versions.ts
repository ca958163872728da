import type { Tree } from "@cosmic/curriculum";
import type { Outcome } from "./outcome.ts";
import type { Renames } from "./renames.ts";
import type { Scratch } from "./scratch.ts";

/** What changed in a chapter. */
export type Delta = Readonly<{ before: Tree; after: Tree; renames: Renames }>;

type Version = Readonly<{ file: string; folder: string; path: string; content: Buffer }>;

const FOLDER = /^(steps\/[^/]+\/mutants\/[^/]+|steps\/[^/]+|start)\/(.+)$/;

/**
 * Carries a fix into `steps/` and `start/`, which hold earlier states of the same files. A version on the way from the
 * chapter above takes what changed there, or else what changed in its own chapter; a planted mutant and the start of a
 * chain were made from their own chapter, so the other way round. A version that the fix does not fit stays as it is.
 */
export async function mergeVersions(
  scratch: Scratch,
  chapter: string,
  versions: Tree,
  own: Delta,
  above: Delta | undefined,
): Promise<{ tree: Tree; outcomes: readonly Outcome[] }> {
  const tree = new Map(versions);
  const outcomes = new Map<string, Outcome>();
  const all = [...versions].map(([file, content]) => versionOf(file, content));
  const wayOf = (version: Version) => (isMadeFromItsOwn(version) ? [own, above] : [above ?? own, own]);

  for (const turn of [0, 1]) {
    for (const delta of [own, above]) {
      const untold = all.filter((each) => outcomes.get(each.file)?.kind !== "merges" && wayOf(each)[turn] === delta);
      if (delta) for (const outcome of await applied(delta, untold)) outcomes.set(outcome.file, outcome);
    }
  }
  return { tree, outcomes: [...outcomes.values()] };

  async function applied(delta: Delta, candidates: readonly Version[]): Promise<Outcome[]> {
    const changed = candidates.filter(({ path }) => isChanged(delta, path));
    if (changed.length === 0) return [];
    const merged = await scratch.merge(
      treeOf(changed, ({ path }) => delta.before.get(path)),
      { name: "version", tree: treeOf(changed, ({ content }) => content) },
      { name: "fix", tree: treeOf(changed, ({ path }) => delta.after.get(delta.renames.get(path) ?? path)) },
    );
    return changed.map(({ file, folder, path }): Outcome => {
      const told = { chapter, file, path: file };
      if (merged.clashes.some((clash) => clash.path === file))
        return { ...told, kind: "conflicts", note: DOES_NOT_FIT };
      const content = merged.tree.get(file);
      tree.delete(file);
      if (content) tree.set(`${folder}/${delta.renames.get(path) ?? path}`, content);
      return { ...told, kind: "merges" };
    });
  }
}

const DOES_NOT_FIT = "stays as it is, since the fix does not fit: look whether it has the fault";

function versionOf(file: string, content: Buffer): Version {
  const [, folder = "", path = file] = FOLDER.exec(file) ?? [];
  return { file, folder, path, content };
}

function isMadeFromItsOwn({ folder }: Version): boolean {
  return folder === "start" || folder.includes("/mutants/");
}

function isChanged({ before, after, renames }: Delta, path: string): boolean {
  const [old, now] = [before.get(path), after.get(renames.get(path) ?? path)];
  return old !== undefined && (renames.has(path) || !now?.equals(old));
}

function treeOf(versions: readonly Version[], content: (version: Version) => Buffer | undefined): Tree {
  return new Map(
    versions.flatMap((version): [string, Buffer][] => {
      const found = content(version);
      return found ? [[version.file, found]] : [];
    }),
  );
}
