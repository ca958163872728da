import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Tree } from "@cosmic/curriculum";
import gracefulFs from "graceful-fs";
import pMap from "p-map";

/** Waits where an editor or a virus scanner of Windows holds the file. */
export const rename = promisify(gracefulFs.rename);

/**
 * Puts a content in the place of another, at once: whoever reads the file, or ends us, meets the old one or the new one.
 * @param options `by` is where the new one is written first; `check` is the last chance to throw before it gets its place
 */
export async function replaceFile(
  file: string,
  content: Buffer | string,
  { by = `${file}.part`, mode = 0o666, check = async () => {} }: Replacing = {},
): Promise<void> {
  for (const each of [file, by]) await mkdir(path.dirname(each), { recursive: true });
  await writeFile(by, content, { mode, flush: true });
  await check();
  await rename(by, file);
}

type Replacing = Readonly<{ by?: string; mode?: number | undefined; check?: () => Promise<void> }>;

/** Writes a whole tree into a folder that nobody looks into yet. */
export async function layDown(
  tree: Tree,
  folder: string,
  put: (place: string, content: Buffer, file: string) => Promise<void> = (place, content) => writeFile(place, content),
): Promise<void> {
  const folders = new Set([...tree.keys()].map((file) => path.join(folder, path.posix.dirname(file))));
  for (const each of folders) await mkdir(each, { recursive: true });
  await pMap(tree, ([file, content]) => put(path.join(folder, file), content, file), { concurrency: 16 });
}
