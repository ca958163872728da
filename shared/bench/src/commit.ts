import { execa } from "execa";

/** The commit that is measured, and whether the files have changed since; undefined where git or its history is missing. */
export async function commitOf(folder: string): Promise<string | undefined> {
  const git = (...args: string[]) => execa("git", args, { cwd: folder, reject: false });
  const head = await git("rev-parse", "--short", "HEAD");
  if (head.exitCode !== 0) return undefined;
  const status = await git("status", "--porcelain", ".");
  return status.stdout === "" ? head.stdout : `${head.stdout} with changes`;
}
