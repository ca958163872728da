import { type Contents, contentsOf } from "./contents.ts";
import type { Finished } from "./finish-pending.ts";
import { layOut } from "./lay-out.ts";
import { exclusively } from "./lock.ts";
import { type About, memoryOf } from "./memory.ts";
import { perform } from "./perform.ts";
import { startOf } from "./starts.ts";
import { type Synced, synced } from "./sync-workspace.ts";
import { isEmpty, type Workspace } from "./workspace.ts";

export type Started =
  | Readonly<{ kind: "begun"; files: number; finished: Finished | undefined }>
  | (Readonly<{ kind: "there" }> & Synced);

/**
 * Lays out what the chapter begins from. A workspace that is there stays as it is, but for what changed in the repository
 * since; of one that was half deleted, the missing half is laid out anew.
 * @throws UserMistake when another command is at work on it, or when a link or the operating system forbids it
 */
export async function startWorkspace(workspace: Workspace): Promise<Started> {
  return await exclusively(workspace, async (finished) => {
    const contents = await contentsOf(workspace.folder);
    if (contents.own.size > 0) return { kind: "there", ...(await synced(workspace)), finished };
    return { kind: "begun", files: await begin(workspace, contents), finished };
  });
}

async function begin(workspace: Workspace, contents: Contents): Promise<number> {
  const start = await startOf(workspace);
  const about: About = { chapter: workspace.chapter.name, at: new Date().toISOString(), carried: null };
  if (isEmpty(workspace)) await layOut(workspace, start, memoryOf(about, start));
  else {
    const writes = new Map([...start, ...memoryOf(about, start)]);
    await perform(workspace, "start", { writes, removes: [] }, contents);
  }
  return start.size;
}
