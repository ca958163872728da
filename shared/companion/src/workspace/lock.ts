import { mkdir } from "node:fs/promises";
import path from "node:path";
import { lock } from "proper-lockfile";
import { UserMistake } from "../user-mistake.ts";
import { explained } from "./files-refused.ts";
import { type Finished, finishPending } from "./finish-pending.ts";
import type { Workspace } from "./workspace.ts";

/** Milliseconds: a lock is this old only where its process was killed. Who comes second waits a little longer than that. */
const STALE = 3_000;
const PATIENCE = { retries: 40, factor: 1, minTimeout: 100, maxTimeout: 100 };

/**
 * Does the work while no other command writes to this chapter's workspace, progress, or backups; before it, what an
 * earlier command was killed at is finished.
 * @throws UserMistake when another command does not end.
 */
export async function exclusively<Result>(
  workspace: Workspace,
  work: (finished: Finished | undefined) => Promise<Result>,
): Promise<Result> {
  return await locked(workspace, async () => await work(await finishPending(workspace)));
}

/** Completes what an earlier command was killed at, and says what that was; undefined where nothing was under way. */
export async function finishInterrupted(workspace: Workspace): Promise<Finished | undefined> {
  return await exclusively(workspace, async (finished) => finished);
}

/** The same lock for what has nothing to do with the files of the workspace. */
export async function locked<Result>(workspace: Workspace, work: () => Promise<Result>): Promise<Result> {
  return await explained(async () => {
    const release = await lockOf(workspace);
    try {
      return await work();
    } finally {
      await release().catch(() => {}); // Nothing is left to release where the machine slept and another took over.
    }
  });
}

async function lockOf({ chapter, state }: Workspace): Promise<() => Promise<void>> {
  const place = path.join(state, "locks", chapter.name);
  await mkdir(path.dirname(place), { recursive: true });
  try {
    // One who lost his lock in his sleep does no harm: he looks at each file before he replaces it.
    return await lock(place, { realpath: false, stale: STALE, retries: PATIENCE, onCompromised: () => {} });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ELOCKED")) throw error;
    throw new UserMistake(`Another command is at work on ${chapter.name}. Let it end, then try again.`);
  }
}
