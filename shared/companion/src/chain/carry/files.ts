import { mkdir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";

/** The file's bytes; undefined where there is none. */
export async function contentOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Puts contents in the file's place in one stroke: nobody ever finds half of them. Undefined takes the file away. */
export async function replace(file: string, content: Buffer | undefined): Promise<void> {
  const part = partOf(file);
  if (content === undefined) {
    await rm(file, { force: true });
    await rm(part, { force: true });
    return removeIfEmpty(path.dirname(file));
  }
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(part, content, { mode: (await stat(file).catch(() => undefined))?.mode });
  await rename(part, file);
}

/** What a kill in the middle of a replacement may leave behind. */
export function partOf(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.carried`);
}

async function removeIfEmpty(folder: string): Promise<void> {
  const isRemoved = await rmdir(folder).then(
    () => true,
    () => false,
  );
  if (isRemoved) await removeIfEmpty(path.dirname(folder));
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" || code === "ENOTDIR";
}
