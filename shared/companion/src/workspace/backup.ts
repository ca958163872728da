import { realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { type Contents, contentOf, namesIn } from "./contents.ts";
import { hashesOf } from "./hash.ts";
import { jsonIn } from "./json-in.ts";
import type { Workspace } from "./workspace.ts";
import { rename } from "./write-files.ts";

/** What was about to happen, or had just been run, when a workspace was copied; or which operation is under way. */
export const reasons = ["reset", "solution", "next", "start", "update", "restore", "watch", "check"] as const;
export type Reason = (typeof reasons)[number];

const fileHashes = z.record(z.string(), z.string()).readonly();
const record = z.object({
  chapter: z.string(),
  at: z.iso.datetime(),
  reason: z.enum(reasons),
  repository: z.string(),
  files: fileHashes,
  memory: fileHashes,
});

/** A copy of a workspace as it once was. */
export type Backup = Readonly<z.infer<typeof record>> &
  Readonly<{
    /** Its folder's name, by which it is restored: `2026-11-20T20-24-36-123Z-reset`. */
    id: string;
    /** Absolute path of the copied files, which lie there as they lay in the workspace. */
    folder: string;
  }>;

/** All backups of the workspace's chapter, the oldest first; those of other clones of the repository are among them. */
export async function listBackups(workspace: Workspace): Promise<Backup[]> {
  const names = await namesIn(backupsFolder(workspace));
  const backups = await Promise.all(names.sort().map((id) => backupIn(path.join(backupsFolder(workspace), id))));
  return backups.flatMap((each) => each ?? []).sort((one, other) => compare(one.at, other.at));
}

/** The newest one that was made of this very workspace. */
export async function newestBackup(workspace: Workspace): Promise<Backup | undefined> {
  const repository = repositoryOf(workspace);
  return (await listBackups(workspace)).findLast((each) => each.repository === repository);
}

/** Does the backup hold all that is the reader's? Of nothing, none is needed. */
export function isSaved({ own }: Contents, backup: Backup | undefined): boolean {
  return own.size === 0 || isDeepStrictEqual(backup?.files, hashesOf(own));
}

/** Gone at once: who is killed here leaves a folder that is no backup any more, and that the next backup clears away. */
export async function removeBackup(backup: Backup): Promise<void> {
  const place = path.dirname(backup.folder);
  await rename(place, partOf(place));
  await rm(partOf(place), { recursive: true, force: true });
}

export function backupsFolder({ state, chapter }: Workspace): string {
  return path.join(state, "backups", chapter.name);
}

/** Two clones of the repository have workspaces of the same name. */
export function repositoryOf({ curriculum }: Workspace): string {
  return realpathSync.native(curriculum.root);
}

/** The name of a backup that is being made, or removed. */
export function partOf(place: string): string {
  return `${place}.part`;
}

export function recordIn(place: string): string {
  return path.join(place, "backup.json");
}

export function filesIn(place: string): string {
  return path.join(place, "files");
}

/** Without a record, it is no backup. */
async function backupIn(place: string): Promise<Backup | undefined> {
  if (place.endsWith(partOf(""))) return;
  const parsed = record.safeParse(jsonIn(await contentOf(recordIn(place))));
  return parsed.success ? { ...parsed.data, id: path.basename(place), folder: filesIn(place) } : undefined;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
