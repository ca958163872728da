import type { Tree } from "@cosmic/curriculum";
import { contentsOf } from "./contents.ts";
import type { Finished } from "./finish-pending.ts";
import { exclusively } from "./lock.ts";
import { type About, aboutIn, carriedIn, memoryOf } from "./memory.ts";
import { type Performed, perform } from "./perform.ts";
import { givenIn, treesOf } from "./starts.ts";
import { indexOfStep } from "./step-index.ts";
import { refuseIfMissing, type Workspace } from "./workspace.ts";

/**
 * Goes back to where the reader began: with his own code of the chapter before, where he had carried it over, else, or
 * when it is to be `fresh`, with the reference's. Told a step's id, goes to what stands before that step in the reference.
 * What was there is in the backup.
 * @throws UserMistake when there is no workspace or no such step, or when another command is at work on it
 */
export async function resetWorkspace(
  workspace: Workspace,
  { step, fresh = false }: { step?: string | undefined; fresh?: boolean | undefined } = {},
): Promise<Performed & Readonly<{ finished: Finished | undefined }>> {
  return await exclusively(workspace, async (finished) => {
    refuseIfMissing(workspace);
    const trees = await treesOf(workspace);
    const [start] = trees;
    const contents = await contentsOf(workspace.folder);
    const about = aboutIn(contents.memory);
    const isOwn = step === undefined && !fresh && about?.carried != null;
    const target = isOwn
      ? await ownStart(workspace, start, about, carriedIn(contents.memory))
      : trees[step === undefined ? 0 : indexOfStep(workspace.chapter, step)];
    const at = about?.at ?? new Date().toISOString();
    const memory = isOwn
      ? memoryOf(about, start, carriedIn(contents.memory))
      : memoryOf({ chapter: workspace.chapter.name, at, carried: null }, start);
    const writes = new Map([...(target ?? start), ...memory]);
    const removes = [...contents.own.keys(), ...contents.memory.keys()].filter((file) => !writes.has(file));
    return { ...(await perform(workspace, "reset", { writes, removes }, contents)), finished };
  });
}

/** What the chapter gives is as it gives it now; all else is as the reader brought it. */
async function ownStart(workspace: Workspace, start: Tree, { carried }: About, own: Tree): Promise<Tree> {
  const isGiven = await givenIn(workspace, start);
  const kept = [...start].filter(([file]) => isGiven(file) || !carried?.without.includes(file));
  return new Map([...kept, ...[...own].filter(([file]) => !isGiven(file))]);
}
