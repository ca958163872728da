import type { Stats } from "node:fs";
import { lstat, rmdir, unlink } from "node:fs/promises";
import path from "node:path";
import { UserMistake } from "../user-mistake.ts";
import { backUp } from "./back-up.ts";
import type { Backup } from "./backup.ts";
import { type Contents, contentOf, contentsOf, MEMORY } from "./contents.ts";
import { hashOf, sameContent } from "./hash.ts";
import { refuseLinks } from "./links.ts";
import { linkModules } from "./modules.ts";
import type { ChangedFile, Pending } from "./pending.ts";
import type { Workspace } from "./workspace.ts";
import { replaceFile } from "./write-files.ts";

/**
 * Makes of a workspace what was decided, file by file, so that open editors and shells go on working. May be broken off
 * anywhere, and done again.
 * @returns what the reader had changed since the decision, and was replaced; undefined where that is nothing
 */
export async function carryOut(workspace: Workspace, pending: Pending, attempt = 1): Promise<Backup | undefined> {
  const now = await contentsOf(workspace.folder);
  const paths = pending.files.map((each) => each.path);
  await refuseLinks(workspace, paths, now.links);
  const isUnforeseen = pending.files.some((each) => isOfNeitherSide(each, now));
  const backup = isUnforeseen ? await backUp(workspace, pending.operation, now) : undefined;
  try {
    for (const file of paths.filter((each) => !pending.writes.has(each))) await remove(workspace.folder, file, now);
    for (const [file, content] of pending.writes) await write(workspace.folder, file, content, now);
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile)) throw error;
    if (attempt === ATTEMPTS) throw restless(`${workspace.name}/${error.message}`);
    return (await carryOut(workspace, pending, attempt + 1)) ?? backup;
  }
  await linkModules(workspace.chapter, workspace.folder);
  return backup;
}

const ATTEMPTS = 5;

/** An editor saved a file, which the message names, after we had read it. */
class ChangedMeanwhile extends Error {}

function restless(file: string): UserMistake {
  return new UserMistake(`${file} changes all the time. End the program that writes it, then try again.`);
}

function isOfNeitherSide({ path: file, before, after }: ChangedFile, { own }: Contents): boolean {
  const content = own.get(file);
  return content !== undefined && ![before, after].includes(hashOf(content));
}

async function remove(folder: string, file: string, now: Contents): Promise<void> {
  const place = path.join(folder, file);
  const content = await contentOf(place);
  if (content === undefined) return;
  refuseChanged(content, file, now);
  await unlink(place);
  await removeEmptyFolders(path.dirname(place), folder);
}

async function write(folder: string, file: string, content: Buffer, now: Contents): Promise<void> {
  const place = path.join(folder, file);
  const there = await statusOf(place);
  if (there?.isDirectory()) await rmdir(place);
  if (sameContent(await contentOf(place), content)) return;
  await replaceFile(place, content, {
    by: path.join(folder, MEMORY, "part"),
    mode: modeOf(there),
    check: async () => refuseChanged(await contentOf(place), file, now),
  });
}

/** As it was; but we must be able to write the file once more. */
function modeOf(there: Stats | undefined): number | undefined {
  return there && (there.mode & 0o777) | 0o200;
}

function refuseChanged(current: Buffer | undefined, file: string, { own, memory }: Contents): void {
  if (current && !sameContent(current, own.get(file) ?? memory.get(file))) throw new ChangedMeanwhile(file);
}

async function removeEmptyFolders(from: string, top: string): Promise<void> {
  for (let folder = from; folder !== top; folder = path.dirname(folder))
    try {
      await rmdir(folder);
    } catch {
      return; // There is something in it.
    }
}

async function statusOf(place: string): Promise<Stats | undefined> {
  return await lstat(place).catch(() => undefined);
}
