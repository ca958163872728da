import { type Curriculum, readCurriculum } from "@cosmic/curriculum";
import { layHelpers, readProgress, syncWorkspace, type Workspace } from "../workspace/index.ts";
import { refuseIfMissing } from "../workspace/workspace.ts";
import { remember, wantedWorkspace } from "./current-chapter.ts";
import { laidIn, syncIn } from "./show-sync.ts";

export type Opened = Readonly<{
  curriculum: Curriculum;
  workspace: Workspace;
  /** What the reader should know of it, line by line. */
  news: readonly string[];
}>;

/**
 * The workspace that a command works on, brought up to date with the repository.
 * @throws UserMistake when it is not there
 */
export async function openWorkspace(root: string, named: string | undefined): Promise<Opened> {
  const curriculum = await readCurriculum(root);
  const workspace = await wantedWorkspace(curriculum, named);
  refuseIfMissing(workspace);
  await remember(workspace);
  const synced = await syncWorkspace(workspace);
  const step = await firstOpenStep(workspace);
  const { laid, kept } = step === undefined ? { laid: [], kept: [] } : await layHelpers(workspace, step);
  return { curriculum, workspace, news: [...syncIn(synced), ...laidIn(laid, kept)] };
}

export async function firstOpenStep(workspace: Workspace): Promise<string | undefined> {
  const { steps } = await readProgress(workspace);
  return workspace.chapter.manifest.steps.find(({ id }) => !steps.get(id)?.passed)?.id;
}
