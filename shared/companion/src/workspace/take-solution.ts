import path from "node:path";
import { lessonOf, type Tree } from "@cosmic/curriculum";
import { UserMistake } from "../user-mistake.ts";
import { contentsOf } from "./contents.ts";
import type { Finished } from "./finish-pending.ts";
import { sameContent } from "./hash.ts";
import { exclusively } from "./lock.ts";
import { only } from "./only.ts";
import { type Decision, type Performed, perform } from "./perform.ts";
import { treesOf } from "./starts.ts";
import { indexOfStep } from "./step-index.ts";
import { refuseIfMissing, type Workspace } from "./workspace.ts";

/** What to take of the reference: one file as it is in the end, what one step changes, or all. */
export type Wanted = Readonly<{ file: string } | { step: string } | { all: true }>;

export type Taken = Performed &
  Readonly<{
    /** Where the reader's own versions lie now: absolute paths, by the path in the workspace. */
    mine: ReadonlyMap<string, string>;
    finished: Finished | undefined;
  }>;

/**
 * Takes the reference's version into the workspace. The reader's own goes into the backup, not beside: there the tests
 * and the compiler would meet it.
 * @throws UserMistake when the reference has no such file or step, there is no workspace, or another command is at work
 */
export async function takeSolution(workspace: Workspace, wanted: Wanted): Promise<Taken> {
  return await exclusively(workspace, async (finished) => {
    refuseIfMissing(workspace);
    const decision = await solutionFor(workspace, wanted);
    const contents = await contentsOf(workspace.folder);
    const performed = await perform(workspace, "solution", decision, contents);
    return { ...performed, mine: placesIn(performed), finished };
  });
}

/** What would be taken, for whoever only wants to see it. */
export async function solutionFor(workspace: Workspace, wanted: Wanted): Promise<Decision> {
  if ("step" in wanted) {
    const trees = await treesOf(workspace);
    const index = indexOfStep(workspace.chapter, wanted.step);
    const after = trees[index + 1] ?? new Map();
    return await withWhatIsMissing(workspace, leadingFrom(trees[index] ?? new Map(), after), after);
  }
  const lesson = await lessonOf(workspace.chapter);
  if ("file" in wanted) return await withWhatIsMissing(workspace, fileOf(workspace, wanted.file, lesson), lesson);
  const [start] = await treesOf(workspace);
  return { writes: lesson, removes: [...start.keys()].filter((file) => !lesson.has(file)) };
}

/** Who came here by a way of his own may lack what these files import: that comes with them. What he has stays his. */
async function withWhatIsMissing(
  { folder }: Workspace,
  { writes, removes }: Decision,
  reference: Tree,
): Promise<Decision> {
  // The compiler that it reads with takes long to load, and no other command of a workspace needs it.
  const { importedBelow } = await import("../imported-by.ts");
  const { own } = await contentsOf(folder);
  const missing = importedBelow([...writes.keys()], reference).filter((file) => !own.has(file));
  return { writes: new Map([...writes, ...only(reference, missing)]), removes };
}

function leadingFrom(before: Tree, after: Tree): Decision {
  return {
    writes: new Map([...after].filter(([file, content]) => !sameContent(before.get(file), content))),
    removes: [...before.keys()].filter((file) => !after.has(file)),
  };
}

function fileOf({ chapter, name, folder }: Workspace, wanted: string, lesson: Tree): Decision {
  const file = pathIn({ folder, name }, wanted);
  const content = lesson.get(file);
  if (content) return { writes: new Map([[file, content]]), removes: [] };
  const { changes } = chapter.manifest;
  const isGone = changes.some((each) =>
    each.kind === "renamed" ? each.renamedFrom === file : each.kind === "removed" && each.path === file,
  );
  if (isGone) return { writes: new Map(), removes: [file] };
  const own = changes
    .filter((each) => each.kind !== "removed" && each.path.startsWith("src/"))
    .map((each) => each.path);
  throw new UserMistake(`The reference of ${chapter.name} has no ${file}. It changes: ${own.join(", ")}.`);
}

/** People name a file by its path in the workspace, by that from the repository, or by where it lies. */
function pathIn({ folder, name }: Pick<Workspace, "folder" | "name">, wanted: string): string {
  const relative = path.isAbsolute(wanted) ? path.relative(folder, wanted) : wanted;
  const file = path.posix.normalize(relative.replaceAll("\\", "/"));
  return file.startsWith(`${name}/`) ? file.slice(name.length + 1) : file;
}

function placesIn({ backup, written, removed }: Performed): Map<string, string> {
  if (!backup) return new Map();
  const saved = [...written, ...removed].filter((file) => Object.hasOwn(backup.files, file));
  return new Map(saved.map((file) => [file, path.join(backup.folder, file)]));
}
