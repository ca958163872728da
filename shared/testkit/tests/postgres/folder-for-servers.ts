import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A new folder that stands for TMPDIR: everybody may pass it, or a server started by root would be put elsewhere. */
export async function folderForServers(name = "cosmic-"): Promise<{ readonly path: string } & AsyncDisposable> {
  const folder = await mkdtemp(path.join(tmpdir(), name));
  await chmod(folder, 0o711);
  return { path: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** What servers and their keepers have left, or still have, in the folder. */
export async function serversIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith("cosmic-postgres-"));
}
