import type { Action } from "../domain/actions.ts";
import { plan } from "../domain/plan.ts";
import { FoldersOverlap, SourceNotFound } from "./errors.ts";
import type { FileSystem } from "./file-system.ts";

/**
 * Makes `target` hold the files of `source` and no others; a target that does not exist is made. Empty folders are not
 * carried over, symbolic links are left alone on both sides. When it is interrupted, the next run completes the work.
 *
 * @returns what was done, in order.
 * @throws SourceNotFound, FoldersOverlap before anything is touched.
 * @throws PathTaken when something that is not a regular file is in the way.
 */
export async function synchronise(source: string, target: string, fileSystem: FileSystem): Promise<Action[]> {
  if (await fileSystem.overlap(source, target)) throw new FoldersOverlap(source, target);
  const wanted = await fileSystem.list(source);
  if (!wanted) throw new SourceNotFound(source);
  const found = await fileSystem.list(target);

  const actions = plan(wanted, found ?? new Map());

  await fileSystem.makeFolder(target);
  for (const action of actions) await carryOut(action, source, target, fileSystem);
  return actions;
}

function carryOut(action: Action, source: string, target: string, fileSystem: FileSystem): Promise<void> {
  switch (action.type) {
    case "Copy":
      return fileSystem.copy(action.path, source, target);
    case "Move":
      return fileSystem.move(action.from, action.to, target);
    case "Delete":
      return fileSystem.delete(action.path, target);
  }
}
