import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";
import { openWorkspace } from "../reader/open-workspace.ts";
import { pageOf } from "../reader/page.ts";
import { hintLines } from "../reader/show-hints.ts";
import { stepFor } from "../reader/step-for.ts";
import { readProgress, recordHint } from "../workspace/index.ts";

/** `cosmic hint [step]`: the next hint of the first step that is not passed, gentler ones first. */
export async function hint(
  root: string,
  wanted: string | undefined,
  options: { chapter?: string; json?: boolean },
): Promise<number> {
  const { workspace } = await openWorkspace(root, options.chapter);
  const step = stepFor(workspace, await readProgress(workspace), wanted);
  if (!step) {
    console.log(
      options.json
        ? JSON.stringify({ step: null })
        : `Every step of ${workspace.chapter.name} is passed. ${colors.cyan("cosmic next")} goes on.`,
    );
    return EXIT.fine;
  }
  const taken = await recordHint(workspace, step.id);
  if (options.json)
    console.log(JSON.stringify({ step: step.id, hints: step.hints.slice(0, taken), of: step.hints.length }, null, 2));
  else
    for (const line of hintLines(step, taken).flatMap((each) => pageOf(process.stdout.columns).lines(each)))
      console.log(line);
  return EXIT.fine;
}
