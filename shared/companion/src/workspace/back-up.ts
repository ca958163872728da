import { existsSync } from "node:fs";
import { link, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  type Backup,
  backupsFolder,
  filesIn,
  newestBackup,
  partOf,
  type Reason,
  recordIn,
  repositoryOf,
} from "./backup.ts";
import { type Contents, contentOf, namesIn } from "./contents.ts";
import { hashesOf, sameContent } from "./hash.ts";
import type { Workspace } from "./workspace.ts";
import { layDown, rename, replaceFile } from "./write-files.ts";

/** Copies these contents, for whoever holds the lock. What the newest backup has already costs no room: it is linked. */
export async function backUp(workspace: Workspace, reason: Reason, { own, memory }: Contents): Promise<Backup> {
  const parent = backupsFolder(workspace);
  await removeParts(parent);
  const newest = await newestBackup(workspace);
  const at = new Date().toISOString();
  const id = freeName(parent, `${at.replace(/[:.]/g, "-")}-${reason}`);
  const place = partOf(path.join(parent, id));
  await layDown(new Map([...own, ...memory]), filesIn(place), async (copy, content, file) => {
    const earlier = newest && path.join(newest.folder, file);
    const isLinked = earlier && sameContent(await contentOf(earlier), content) && (await linked(earlier, copy));
    if (!isLinked) await writeFile(copy, content, { mode: READ_ONLY });
  });
  const record = {
    chapter: workspace.chapter.name,
    at,
    reason,
    repository: repositoryOf(workspace),
    files: hashesOf(own),
    memory: hashesOf(memory),
  };
  await replaceFile(recordIn(place), `${JSON.stringify(record, null, 2)}\n`);
  await rename(place, path.join(parent, id));
  return { ...record, id, folder: filesIn(path.join(parent, id)) };
}

/** Who changed one in place would change it in all backups. */
const READ_ONLY = 0o444;

/** Not every disk has links. */
async function linked(file: string, place: string): Promise<boolean> {
  return await link(file, place).then(
    () => true,
    () => false,
  );
}

function freeName(parent: string, name: string): string {
  for (let turn = 1; ; turn++) {
    const id = turn === 1 ? name : `${name}-${turn}`;
    if (!existsSync(path.join(parent, id))) return id;
  }
}

/** What an earlier command was killed at. */
async function removeParts(parent: string): Promise<void> {
  for (const name of await namesIn(parent))
    if (name.endsWith(partOf(""))) await rm(path.join(parent, name), { recursive: true, force: true });
}
