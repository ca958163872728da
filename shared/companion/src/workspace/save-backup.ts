import { backUp } from "./back-up.ts";
import { type Backup, isSaved, newestBackup, type Reason, removeBackup } from "./backup.ts";
import { contentsOf } from "./contents.ts";
import type { Finished } from "./finish-pending.ts";
import { exclusively } from "./lock.ts";
import { refuseIfMissing, type Workspace } from "./workspace.ts";

export type Saved = Readonly<{
  /** The one that holds the workspace as it is now; undefined where there is nothing to save. */
  backup: Backup | undefined;
  /** No: an earlier one holds the same. */
  isNew: boolean;
  finished: Finished | undefined;
}>;

/**
 * Saves what a reader has in his workspace, unless the newest backup holds the same.
 * @param replacing an earlier backup of the same session, which goes once the new one is there; it stays when a file has
 * vanished from the workspace since
 * @throws UserMistake when there is no workspace, or when another command is at work on it
 */
export async function saveBackup(
  workspace: Workspace,
  reason: Reason,
  { replacing }: { replacing?: Backup | undefined } = {},
): Promise<Saved> {
  return await exclusively(workspace, async (finished) => {
    refuseIfMissing(workspace);
    const contents = await contentsOf(workspace.folder);
    const newest = await newestBackup(workspace);
    if (isSaved(contents, newest)) return { backup: newest, isNew: false, finished };
    const backup = await backUp(workspace, reason, contents);
    if (replacing && Object.keys(replacing.files).every((file) => contents.own.has(file)))
      await removeBackup(replacing);
    return { backup, isNew: true, finished };
  });
}
