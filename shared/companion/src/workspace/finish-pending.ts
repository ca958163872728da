import type { Backup, Reason } from "./backup.ts";
import { carryOut } from "./carry-out.ts";
import { dropPending, putPendingAside, readPending } from "./pending.ts";
import { isThere, type Workspace } from "./workspace.ts";

/** What became of an operation that an earlier command was killed at. */
export type Finished = Readonly<{
  /**
   * Dropped: the workspace is gone, and all that the operation would have taken from it is in a backup. Damaged: the
   * machine went down, and left half of a file; `putAside` is where the rest lies.
   */
  outcome: "completed" | "dropped" | "damaged";
  operation?: Reason;
  /** When it was begun. */
  at?: string;
  /** What had been changed in the workspace since, and was replaced by the operation. */
  backup?: Backup | undefined;
  /** Absolute path. */
  putAside?: string;
}>;

/** Completes what was decided upon, for whoever holds the lock. */
export async function finishPending(workspace: Workspace): Promise<Finished | undefined> {
  const pending = await readPending(workspace);
  if (!pending) return;
  if (pending === "damaged") return { outcome: "damaged", putAside: await putPendingAside(workspace) };
  const { operation, at } = pending;
  if (!isThere(workspace)) {
    await dropPending(workspace);
    return { outcome: "dropped", operation, at };
  }
  const backup = await carryOut(workspace, pending);
  await dropPending(workspace);
  return { outcome: "completed", operation, at, backup };
}
