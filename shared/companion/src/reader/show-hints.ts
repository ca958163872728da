import type { Step } from "@cosmic/curriculum";
import { colors } from "../colors.ts";

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
