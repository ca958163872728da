import type { Step } from "@cosmic/curriculum";
import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";
import { openWorkspace } from "../reader/open-workspace.ts";
import { pageOf } from "../reader/page.ts";
import { UserMistake } from "../user-mistake.ts";
import { type Progress, readProgress, recordHint, type Workspace } from "../workspace/index.ts";

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

/** The hints that were taken so far, the newest last; when none is left, what else there is. */
export function hintLines({ id, title, hints, questions }: Step, taken: number): string[] {
  const shown = hints.slice(0, taken);
  const latest = shown.length - 1;
  return [
    `${colors.bold(title)}  ${colors.dim(`${id}, hint ${shown.length} of ${hints.length}`)}`,
    ...shown.flatMap((text, at) => ["", at === latest ? text : colors.dim(text)]),
    ...(taken > hints.length ? ["", "That was all.", ...lastHelp(id, questions)] : []),
  ];
}

/** Where the reference can be seen; in a reading chapter, what is right. */
function lastHelp(id: string, questions: Step["questions"]): string[] {
  if (questions.length === 0) return [`${colors.cyan(`cosmic solution --step ${id}`)} shows what the reference does.`];
  return questions.flatMap(({ ask, answers, because }) => ["", ask, `${colors.green(answers[0] ?? "")}  ${because}`]);
}

export function stepFor({ chapter }: Workspace, { steps }: Progress, wanted: string | undefined): Step | undefined {
  const all = chapter.manifest.steps;
  if (wanted === undefined) return all.find(({ id }) => !steps.get(id)?.passed);
  const step = all.find(({ id }, at) => id === wanted || String(at + 1) === wanted);
  if (step) return step;
  throw new UserMistake(`${chapter.name} has no step "${wanted}". There are: ${all.map(({ id }) => id).join(", ")}.`);
}
