import { rm, rmdir } from "node:fs/promises";
import path from "node:path";
import type { Tree } from "@cosmic/curriculum";
import { refuseLinks } from "./links.ts";
import { linkModules } from "./modules.ts";
import type { Workspace } from "./workspace.ts";
import { layDown, rename } from "./write-files.ts";

/** Makes a workspace where none is, at once, for whoever holds the lock. */
export async function layOut(workspace: Workspace, tree: Tree, memory: Tree): Promise<void> {
  const { chapter, folder } = workspace;
  await refuseLinks(workspace, [], []);
  const part = path.join(path.dirname(folder), `.${chapter.name}.part`);
  await rm(part, { recursive: true, force: true });
  await layDown(new Map([...tree, ...memory]), part);
  await linkModules(chapter, part);
  await rmdir(folder).catch(() => {}); // An empty one is in the way on some systems.
  await rename(part, folder);
}
