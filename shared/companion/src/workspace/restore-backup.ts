import { UserMistake } from "../user-mistake.ts";
import { type Backup, listBackups } from "./backup.ts";
import { type Contents, contentsOf, filesBelow } from "./contents.ts";
import type { Finished } from "./finish-pending.ts";
import { hashOf } from "./hash.ts";
import { layOut } from "./lay-out.ts";
import { exclusively } from "./lock.ts";
import { isMemory } from "./memory.ts";
import { type Performed, perform } from "./perform.ts";
import { isEmpty, type Workspace } from "./workspace.ts";

/**
 * Makes the workspace what it was when the backup was made. What is there now is saved first.
 * @param id the backup's, or the beginning of one that is the only one to begin so
 * @throws UserMistake when there is no such backup, or it is damaged, or another command is at work on the workspace
 */
export async function restoreBackup(
  workspace: Workspace,
  id: string,
): Promise<Performed & Readonly<{ restored: Backup; finished: Finished | undefined }>> {
  return await exclusively(workspace, async (finished) => {
    const restored = await backupCalled(id, workspace);
    const { own, memory } = await filesOf(restored);
    if (isEmpty(workspace)) {
      await layOut(workspace, own, memory);
      return { written: [...own.keys()], removed: [], backup: undefined, restored, finished };
    }
    const contents = await contentsOf(workspace.folder);
    const forgotten = memory.size > 0 ? [...contents.memory.keys()] : [];
    const decision = {
      writes: new Map([...own, ...memory]),
      removes: [...contents.own.keys(), ...forgotten].filter((file) => !own.has(file) && !memory.has(file)),
    };
    return { ...(await perform(workspace, "restore", decision, contents)), restored, finished };
  });
}

async function backupCalled(id: string, workspace: Workspace): Promise<Backup> {
  const { name } = workspace.chapter;
  const all = await listBackups(workspace);
  if (all.length === 0) throw new UserMistake(`There is no backup of ${name}.`);
  const [found, ...others] = [
    ...all.filter((each) => each.id === id),
    ...all.filter((each) => each.id.startsWith(id) && each.id !== id),
  ];
  if (!found) throw new UserMistake(`There is no backup "${id}" of ${name}. The newest is ${all.at(-1)?.id}.`);
  if (others.length > 0 && found.id !== id)
    throw new UserMistake(
      `"${id}" could be ${[found, ...others].map((each) => each.id).join(" or ")}. Say more of it.`,
    );
  return found;
}

async function filesOf({ id, folder, files, memory }: Backup): Promise<Pick<Contents, "own" | "memory">> {
  const found = (await filesBelow(folder)).files;
  for (const [file, hash] of Object.entries({ ...files, ...memory })) {
    const content = found.get(file);
    if (!content || hashOf(content) !== hash)
      throw new UserMistake(
        `The backup ${id} is damaged: ${file} is ${content ? "not what was saved" : "missing"}. What is left of it lies in ${folder}.`,
      );
  }
  return {
    own: new Map([...found].filter(([file]) => file in files)),
    memory: new Map([...found].filter(([file]) => file in memory && isMemory(file))),
  };
}
