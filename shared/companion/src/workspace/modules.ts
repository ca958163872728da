import { existsSync } from "node:fs";
import { lstat, readlink, symlink, unlink } from "node:fs/promises";
import path from "node:path";
import type { Chapter } from "@cosmic/curriculum";

/** Lends the workspace the packages that are installed for the chapter. What the reader installed himself stays. */
export async function linkModules({ name }: Chapter, workspace: string): Promise<void> {
  const place = path.join(workspace, "node_modules");
  const there = await lstat(place).catch(() => undefined);
  if (there && !there.isSymbolicLink()) return;
  const target = path.join("../../chapters", name, "node_modules");
  if (there && (existsSync(place) || (await readlink(place)) === target)) return;
  if (there) await unlink(place);
  await symlink(target, place, "junction");
}
