import type { Chapter, Tree } from "@cosmic/curriculum";

/** The files that name a chapter, which no other chapter has any use for. */
const OWN = ["chapter.json", "README.md", "CHANGELOG.md"];
const VERSIONS = /^(start|steps)\//;

/** What lies in a folder, by paths that begin there. */
export function folderIn(files: Tree, name: string): Tree {
  const prefix = `${name}/`;
  const inside = [...files].filter(([path]) => path.startsWith(prefix));
  return new Map(inside.map(([path, content]) => [path.slice(prefix.length), content]));
}

export function ownIn(files: Tree): Tree {
  return filtered(files, (path) => OWN.includes(path));
}

/** The files of a chapter that a fix is carried in: all but its own, and the versions that lead to it. */
export function lessonIn(files: Tree): Tree {
  return filtered(files, (path) => !OWN.includes(path) && !VERSIONS.test(path));
}

/** Earlier states of the same files, and planted mutants. */
export function versionsIn(files: Tree): Tree {
  return filtered(files, (path) => VERSIONS.test(path));
}

/** A chapter before and after: its lesson, and how the table names files that have another name above. */
export type Carried = Readonly<{
  chapter: Chapter;
  before: Tree;
  after: Tree;
  names: ReadonlyMap<string, string>;
}>;

function filtered(files: Tree, keep: (path: string) => boolean): Tree {
  return new Map([...files].filter(([path]) => keep(path)));
}
