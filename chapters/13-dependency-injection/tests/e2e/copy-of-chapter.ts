import { cp, symlink } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";

export const folder = path.join(import.meta.dirname, "../..");

/** The default database lies in the chapter's folder; tests use a folder of their own. */
export async function copyOfThisChapter() {
  const copy = await temporaryFolder();
  for (const part of ["src", "migrations", "package.json"])
    await cp(path.join(folder, part), path.join(copy.path, part), { recursive: true });
  await symlink(path.join(folder, "node_modules"), path.join(copy.path, "node_modules"), "junction");
  return copy;
}
