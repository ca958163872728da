import { rm } from "node:fs/promises";
import path from "node:path";
import type { Tree } from "@cosmic/curriculum";
import { z } from "zod";
import { type Reason, reasons, repositoryOf } from "./backup.ts";
import { contentOf } from "./contents.ts";
import { hashOf } from "./hash.ts";
import { jsonIn } from "./json-in.ts";
import type { Workspace } from "./workspace.ts";
import { layDown, rename, replaceFile } from "./write-files.ts";

/** One file of a workspace that becomes another, comes, or goes. */
const changedFile = z
  .object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })
  .readonly()
  .describe("Hashes of the contents; null: not there.");
const record = z.object({
  operation: z.enum(reasons),
  at: z.iso.datetime(),
  files: z.array(changedFile).readonly(),
});
export type ChangedFile = z.infer<typeof changedFile>;

/** An operation on a workspace that is decided upon, and can be completed whenever it is broken off. */
export type Pending = Readonly<z.infer<typeof record>> & Readonly<{ writes: Tree }>;

/** From here on, the operation will be completed: by us, or by the next command. */
export async function writePending(
  workspace: Workspace,
  operation: Reason,
  writes: Tree,
  files: readonly ChangedFile[],
): Promise<void> {
  const place = placeOf(workspace);
  const part = `${place}.part`;
  await rm(part, { recursive: true, force: true });
  await layDown(writes, filesIn(part));
  await replaceFile(recordIn(part), JSON.stringify({ operation, at: new Date().toISOString(), files }));
  await rename(part, place);
}

/** @returns undefined where nothing is under way, "damaged" where a machine that went down left half of a file */
export async function readPending(workspace: Workspace): Promise<Pending | "damaged" | undefined> {
  const place = placeOf(workspace);
  const text = await contentOf(recordIn(place));
  if (text === undefined) return;
  const parsed = record.safeParse(jsonIn(text));
  if (!parsed.success) return "damaged";
  const writes = new Map<string, Buffer>();
  for (const { path: file, after } of parsed.data.files) {
    if (after === null) continue;
    const content = await contentOf(path.join(filesIn(place), file));
    if (!content || hashOf(content) !== after) return "damaged";
    writes.set(file, content);
  }
  return { ...parsed.data, writes };
}

/** Gone at once. */
export async function dropPending(workspace: Workspace): Promise<void> {
  const done = `${placeOf(workspace)}.done`;
  await rm(done, { recursive: true, force: true });
  await rename(placeOf(workspace), done);
  await rm(done, { recursive: true, force: true });
}

/** @returns where it lies now */
export async function putPendingAside(workspace: Workspace): Promise<string> {
  const place = `${placeOf(workspace)}.${Date.now()}.damaged`;
  await rename(placeOf(workspace), place);
  return place;
}

/** Two clones of the repository have workspaces of the same name, and each its own operations. */
function placeOf(workspace: Workspace): string {
  const clone = hashOf(repositoryOf(workspace)).slice(0, 8);
  return path.join(workspace.state, "pending", `${workspace.chapter.name}-${clone}`);
}

function recordIn(place: string): string {
  return path.join(place, "operation.json");
}

function filesIn(place: string): string {
  return path.join(place, "files");
}
