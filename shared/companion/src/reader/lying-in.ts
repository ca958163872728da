import type { Tree } from "@cosmic/curriculum";
import { contentsOf } from "../workspace/contents.ts";
import type { Workspace } from "../workspace/index.ts";
import { startOf } from "../workspace/starts.ts";

/** What lies in a workspace, beside what the chapter gives. */
export type Lying = Readonly<{ tree: Tree; start: Tree }>;

export async function lyingIn(workspace: Workspace): Promise<Lying> {
  const [{ own }, start] = await Promise.all([contentsOf(workspace.folder), startOf(workspace)]);
  return { tree: own, start };
}
