import { contentsOf } from "./contents.ts";
import { sameContent } from "./hash.ts";
import { exclusively } from "./lock.ts";
import { only } from "./only.ts";
import { perform } from "./perform.ts";
import { treesOf } from "./starts.ts";
import { indexOfStep } from "./step-index.ts";
import type { Workspace } from "./workspace.ts";

/** Helpers of tests that came with a step; paths in the workspace. */
export type Laid = Readonly<{
  laid: readonly string[];
  /** The reader has changed them, so they stay as they are. */
  kept: readonly string[];
}>;

const NOTHING: Laid = { laid: [], kept: [] };

/**
 * Lays what the tests of a step stand on, as far as the chapter marks it as laid, once the reader has come to it. A helper
 * that he has changed himself stays.
 * @throws UserMistake when another command is at work on the workspace
 */
export async function layHelpers(workspace: Workspace, step: string): Promise<Laid> {
  const paths = workspace.chapter.manifest.changes.flatMap((each) =>
    each.kind !== "renamed" && each.laid ? [each.path] : [],
  );
  if (paths.length === 0) return NOTHING;
  const trees = await treesOf(workspace);
  const index = indexOfStep(workspace.chapter, step);
  const [before, now] = [trees.slice(0, index + 1), trees[index + 1]];
  if (!now) return NOTHING;
  return await exclusively(workspace, async () => {
    const contents = await contentsOf(workspace.folder);
    const open = paths.filter((file) => !sameContent(contents.own.get(file), now.get(file)));
    const isUntouched = (file: string) => before.some((tree) => sameContent(tree.get(file), contents.own.get(file)));
    const laid = open.filter(isUntouched);
    await perform(
      workspace,
      "update",
      { writes: only(now, laid), removes: laid.filter((file) => !now.has(file)) },
      contents,
    );
    return { laid, kept: open.filter((file) => !isUntouched(file)) };
  });
}
