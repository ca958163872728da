import { lstat, mkdir, readdir, rmdir } from "node:fs/promises";
import path from "node:path";
import { foldersAbove } from "../domain/folders-above.ts";
import type { RelativePath } from "../domain/listing.ts";
import { PathTaken } from "../service-layer/errors.ts";
import { ifThere } from "./if-there.ts";

/**
 * Makes the place of `file` ready: the folders above it are there, and nothing stands at it.
 * @throws PathTaken when that would remove a file, or lead through a symbolic link out of `root`.
 */
export async function clearPlace(file: RelativePath, root: string): Promise<void> {
  for (const folder of foldersAbove(file)) await enter(path.join(root, folder));

  const place = path.join(root, file);
  const found = await ifThere(lstat(place));
  if (found?.isDirectory()) await removeEmptyFolder(place);
  else if (found) throw new PathTaken(place);
}

/** Removes the folders that `file` has left empty, innermost first; `root` itself stays. */
export async function removeEmptied(file: RelativePath, root: string): Promise<void> {
  for (const folder of foldersAbove(file).reverse()) {
    const place = path.join(root, folder);
    const left = await readdir(place);
    if (left.length > 0) return;
    await rmdir(place);
  }
}

async function enter(folder: string): Promise<void> {
  const found = await ifThere(lstat(folder));
  if (!found) await mkdir(folder);
  else if (!found.isDirectory()) throw new PathTaken(folder);
}

/** A folder with nothing in it but empty folders is empty, too. */
async function removeEmptyFolder(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (!entry.isDirectory()) throw new PathTaken(place);
    await removeEmptyFolder(place);
  }
  await rmdir(folder);
}
