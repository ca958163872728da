import type { Tree } from "@cosmic/curriculum";
import type { Backup } from "./backup.ts";
import { type Contents, contentsOf } from "./contents.ts";
import type { Finished } from "./finish-pending.ts";
import { exclusively } from "./lock.ts";
import { aboutIn, memoryOf, outdatedIn, startIn } from "./memory.ts";
import { perform } from "./perform.ts";
import { readProgress, stepsToPassAgain } from "./progress.ts";
import { givenIn, givenTests, startOf } from "./starts.ts";
import { type Update, updatesOf } from "./update.ts";
import { refuseIfMissing, type Workspace } from "./workspace.ts";

/** How an update of the repository changed a workspace. Paths are relative to it. */
export type Synced = Readonly<{
  /** Nothing of it: the workspace is up to date. */
  files: readonly Readonly<{ path: string; kind: Update["kind"] }>[];
  /** Tests of the chapter among them. */
  tests: readonly string[];
  /** Steps that had been passed with tests that are others now, in the order of the chapter. */
  passAgain: readonly string[];
  backup: Backup | undefined;
  finished: Finished | undefined;
}>;

/**
 * Brings a workspace up to date where its chapter changed in the repository since it was begun. Where both changed the
 * same lines, the reader's stay; the chapter's file lies in `.cosmic/start/` then.
 * @throws UserMistake when there is no workspace, or when another command is at work on it
 */
export async function syncWorkspace(workspace: Workspace): Promise<Synced> {
  return await exclusively(workspace, async (finished) => {
    refuseIfMissing(workspace);
    return { ...(await synced(workspace)), finished };
  });
}

/** For whoever holds the lock. */
export async function synced(workspace: Workspace): Promise<Omit<Synced, "finished">> {
  const contents = await contentsOf(workspace.folder);
  const start = await startOf(workspace);
  const updates = await updatesTo(workspace, contents, start);
  const writes = updates.flatMap(({ path, content }) => (content ? [[path, content] as const] : []));
  const removes = updates.flatMap(({ path, kind }) => (kind === "removed" ? [path] : []));
  const decision = {
    writes: new Map([...writes, ...memoryNow(workspace, contents.memory, start)]),
    removes: [...removes, ...outdatedIn(contents.memory, start)],
  };
  const { backup } = await perform(workspace, "update", decision, contents);
  const tests = new Set(workspace.chapter.manifest.steps.flatMap((step) => step.tests));
  return {
    files: updates.map(({ path, kind }) => ({ path, kind })),
    tests: updates.flatMap(({ path }) => (tests.has(path) ? [path] : [])),
    passAgain: stepsToPassAgain(workspace.chapter, await readProgress(workspace), start),
    backup,
  };
}

async function updatesTo(workspace: Workspace, { own, memory }: Contents, start: Tree): Promise<Update[]> {
  const about = aboutIn(memory);
  const isOfAnother = about !== undefined && about.chapter !== workspace.chapter.name;
  const base = isOfAnother ? new Map<string, Buffer>() : startIn(memory);
  const isGiven = await givenIn(workspace, start);
  const isForgotten = base.size === 0;
  const isCarried = about?.carried != null;
  return updatesOf({
    base,
    theirs: start,
    mine: own,
    tests: new Set(givenTests(workspace.chapter)),
    isMine: (file) => isForgotten || (isCarried && !isGiven(file)),
  });
}

function memoryNow({ chapter }: Workspace, memory: Tree, start: Tree): Tree {
  const about = aboutIn(memory);
  const isHere = about?.chapter === chapter.name;
  return memoryOf(isHere ? about : { chapter: chapter.name, at: new Date().toISOString(), carried: null }, start);
}
