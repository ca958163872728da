import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rename, unlink } from "node:fs/promises";
import path from "node:path";

/** Makes `target` hold the files of `source`. Renamed files are moved, not copied again. */
export async function sync(source: string, target: string): Promise<void> {
  const sourceFiles = new Map<string, string>();
  for (const entry of await readdir(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const hash = createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
    sourceFiles.set(hash, path.relative(source, file));
  }

  await mkdir(target, { recursive: true });
  const targetFiles = new Map<string, string>();
  for (const entry of await readdir(target, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const hash = createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
    targetFiles.set(path.relative(target, file), hash);
  }

  const alreadyThere = new Set(targetFiles.values());
  for (const [file, hash] of targetFiles) {
    const wanted = sourceFiles.get(hash);
    if (wanted === undefined) {
      console.log(`delete ${file}`);
      await unlink(path.join(target, file));
    } else if (wanted !== file) {
      console.log(`move ${file} to ${wanted}`);
      await mkdir(path.dirname(path.join(target, wanted)), { recursive: true });
      await rename(path.join(target, file), path.join(target, wanted));
    }
  }

  for (const [hash, file] of sourceFiles) {
    if (alreadyThere.has(hash)) continue;
    console.log(`copy ${file}`);
    await mkdir(path.dirname(path.join(target, file)), { recursive: true });
    await copyFile(path.join(source, file), path.join(target, file));
  }
}
