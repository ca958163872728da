import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";
import { openWorkspace } from "../reader/open-workspace.ts";
import { pageOf } from "../reader/page.ts";
import { performedIn } from "../reader/show-performed.ts";
import { stepFor } from "../reader/step-for.ts";
import { forgetProgress, resetWorkspace } from "../workspace/index.ts";

type Options = Readonly<{ step?: string; fresh?: boolean; json?: boolean }>;

/** `cosmic reset [chapter]`: back to where the reader began, or to what stands before a step. */
export async function reset(
  root: string,
  wanted: string | undefined,
  { step: named, fresh, json }: Options,
): Promise<number> {
  const { workspace } = await openWorkspace(root, wanted);
  const step = named === undefined ? undefined : stepFor(workspace, { steps: new Map(), putAside: [] }, named)?.id;
  const done = await resetWorkspace(workspace, { step, fresh });
  if (step === undefined) await forgetProgress(workspace);
  else
    for (const { id } of workspace.chapter.manifest.steps.slice(indexIn(workspace, step)))
      await forgetProgress(workspace, id);
  if (json) console.log(JSON.stringify({ chapter: workspace.chapter.name, ...done }, null, 2));
  else {
    const where = step === undefined ? "is what it was when you began" : `is what stands before step ${step}`;
    const lines = [
      `${workspace.name} ${where}.`,
      ...performedIn(done, workspace),
      "",
      `Next: ${colors.cyan("cosmic watch")}`,
    ];
    for (const line of lines.flatMap((each) => pageOf(process.stdout.columns).lines(each))) console.log(line);
  }
  return EXIT.fine;
}

function indexIn({ chapter }: { chapter: { manifest: { steps: readonly { id: string }[] } } }, id: string): number {
  return chapter.manifest.steps.findIndex((step) => step.id === id);
}
