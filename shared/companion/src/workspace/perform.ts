import type { Tree } from "@cosmic/curriculum";
import { backUp } from "./back-up.ts";
import type { Backup, Reason } from "./backup.ts";
import type { Contents } from "./contents.ts";
import { finishPending } from "./finish-pending.ts";
import { hashOf, sameContent } from "./hash.ts";
import { refuseLinks } from "./links.ts";
import { isMemory, startIn } from "./memory.ts";
import { linkModules } from "./modules.ts";
import { type ChangedFile, writePending } from "./pending.ts";
import type { Workspace } from "./workspace.ts";

/** Paths in the workspace, those of the companion's memory among them. */
export type Decision = Readonly<{ writes: Tree; removes: Iterable<string> }>;

export type Performed = Readonly<{
  /** The reader's own files that are others now, or new. */
  written: readonly string[];
  removed: readonly string[];
  /** The workspace as it was; undefined where nothing of the reader's was in the way. */
  backup: Backup | undefined;
}>;

/**
 * Changes an existing workspace, for whoever holds the lock: what is the reader's is saved first; then the decision is
 * written down; then it is carried out. Killed before it was written down, it leaves the workspace as it was; killed
 * later, the next command completes it.
 */
export async function perform(
  workspace: Workspace,
  operation: Reason,
  decision: Decision,
  contents: Contents,
): Promise<Performed> {
  const current = new Map([...contents.own, ...contents.memory]);
  const changes = changesOf(decision, current);
  await refuseLinks(
    workspace,
    changes.map((each) => each.path),
    contents.links,
  );
  if (changes.length === 0) {
    await linkModules(workspace.chapter, workspace.folder);
    return { written: [], removed: [], backup: undefined };
  }
  const start = startIn(contents.memory);
  const isTheReaders = ({ path: file }: ChangedFile) => {
    const content = contents.own.get(file);
    return content !== undefined && !sameContent(content, start.get(file));
  };
  const backup = changes.some(isTheReaders) ? await backUp(workspace, operation, contents) : undefined;
  const writes = new Map([...decision.writes].filter(([file]) => changes.some((each) => each.path === file)));
  await writePending(workspace, operation, writes, changes);
  const finished = await finishPending(workspace);
  const own = changes.filter(({ path: file }) => !isMemory(file));
  return {
    written: own.flatMap(({ path: file, after }) => (after === null ? [] : [file])),
    removed: own.flatMap(({ path: file, after }) => (after === null ? [file] : [])),
    backup: finished?.backup ?? backup,
  };
}

function changesOf({ writes, removes }: Decision, current: Tree): ChangedFile[] {
  const hash = (content: Buffer | undefined) => (content ? hashOf(content) : null);
  const written = [...writes].filter(([file, content]) => !sameContent(current.get(file), content));
  const leaving = new Set([...removes, ...obstaclesTo(writes, current)].filter((file) => !writes.has(file)));
  return [
    ...written.map(([file, content]) => ({ path: file, before: hash(current.get(file)), after: hashOf(content) })),
    ...[...leaving].flatMap((file) =>
      current.has(file) ? [{ path: file, before: hash(current.get(file)), after: null }] : [],
    ),
  ];
}

/** Files that stand where a folder is needed, or below where a file is. */
function obstaclesTo(writes: Tree, current: Tree): string[] {
  const folders = new Set([...writes.keys()].flatMap(foldersAbove));
  return [...current.keys()].filter(
    (file) => folders.has(file) || foldersAbove(file).some((folder) => writes.has(folder)),
  );
}

function foldersAbove(file: string): string[] {
  const names = file.split("/").slice(0, -1);
  return names.map((_, at) => names.slice(0, at + 1).join("/"));
}
