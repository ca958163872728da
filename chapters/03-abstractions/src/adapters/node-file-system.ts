import { createHash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { copyFile, lstat, mkdir, readdir, rename, stat, unlink } from "node:fs/promises";
import path from "node:path";
import type { Hash, Listing, RelativePath } from "../domain/listing.ts";
import { PathTaken } from "../service-layer/errors.ts";
import type { FileSystem } from "../service-layer/file-system.ts";
import { ifThere } from "./if-there.ts";
import { clearPlace, removeEmptied } from "./places.ts";
import { contains, truePath } from "./true-path.ts";

/**
 * The file system of this machine. Contents are told apart by SHA-256, read in pieces, so a file may be of any size.
 *
 * Where the disk takes `A.txt` and `a.txt` for one name, moving one to the other is refused as PathTaken.
 */
export class NodeFileSystem implements FileSystem {
  async list(folder: string): Promise<Listing | undefined> {
    if (!(await isFolder(folder))) return undefined;

    const listing = new Map<Hash, Set<RelativePath>>();
    for (const file of await filesIn(folder)) {
      const hash = await hashOf(path.join(folder, file));
      const places = listing.get(hash) ?? new Set();
      listing.set(hash, places.add(file));
    }
    return listing;
  }

  async overlap(one: string, other: string): Promise<boolean> {
    const [here, there] = await Promise.all([truePath(one), truePath(other)]);
    return contains(here, there) || contains(there, here);
  }

  async makeFolder(folder: string): Promise<void> {
    if (await isFolder(folder)) return;
    if (await ifThere(lstat(folder))) throw new PathTaken(folder);
    await mkdir(folder, { recursive: true });
  }

  async copy(file: RelativePath, source: string, target: string): Promise<void> {
    await clearPlace(file, target);
    await copyFile(path.join(source, file), path.join(target, file), constants.COPYFILE_EXCL);
  }

  async move(from: RelativePath, to: RelativePath, folder: string): Promise<void> {
    await clearPlace(to, folder);
    await rename(path.join(folder, from), path.join(folder, to));
    await removeEmptied(from, folder);
  }

  async delete(file: RelativePath, folder: string): Promise<void> {
    await unlink(path.join(folder, file));
    await removeEmptied(file, folder);
  }
}

async function isFolder(folder: string): Promise<boolean> {
  const found = await ifThere(stat(folder));
  return found?.isDirectory() ?? false;
}

/** In the order of their names, so that the same tree always makes the same plan. */
async function filesIn(folder: string): Promise<RelativePath[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.replaceAll(path.sep, "/"))
    .sort();
}

async function hashOf(file: string): Promise<Hash> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest("hex");
}
