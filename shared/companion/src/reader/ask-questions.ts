import { isCancel, log, text } from "@clack/prompts";
import type { Step } from "@cosmic/curriculum";
import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";
import { UserMistake } from "../user-mistake.ts";
import { hashOfTests, readProgress, recordPass, type Workspace } from "../workspace/index.ts";
import type { Page } from "./page.ts";

/**
 * A reading chapter's steps: questions about code that lies there to be read, each asked until it is answered. Whoever
 * leaves in between goes on where he was.
 * @throws UserMistake where nobody could answer
 */
export async function askQuestions(workspace: Workspace, page: Page): Promise<number> {
  const { steps } = workspace.chapter.manifest;
  const { steps: passed } = await readProgress(workspace);
  const open = steps.filter(({ id }) => !passed.get(id)?.passed);
  for (const step of steps.filter((each) => !open.includes(each))) console.log(`  ${colors.green(`✓ ${step.title}`)}`);
  if (open.length > 0 && !process.stdin.isTTY)
    throw new UserMistake(
      `Chapter ${workspace.chapter.manifest.number} asks questions about its code. Run cosmic check in a terminal, where you can answer.`,
    );
  for (const step of open) if (!(await isAnswered(step, workspace))) return EXIT.interrupted;
  console.log(
    page
      .lines(`\n${colors.green("All questions are answered.")} ${colors.cyan("cosmic next")} begins the next chapter.`)
      .join("\n"),
  );
  return EXIT.fine;
}

async function isAnswered(step: Step, workspace: Workspace): Promise<boolean> {
  log.step(colors.bold(step.title));
  for (const question of step.questions) {
    const given = await text({
      message: question.ask,
      validate: (answer) =>
        isRight(answer ?? "", question.answers) ? undefined : "Not quite. Ctrl-C leaves; cosmic hint helps.",
    });
    if (isCancel(given)) return false;
    log.success(question.because);
  }
  await recordPass(workspace, step.id, { tests: hashOfTests(step, new Map()) });
  return true;
}

/** Case and surrounding blanks do not matter, nor does how a path begins. */
function isRight(given: string, answers: readonly string[]): boolean {
  const plain = (answer: string) =>
    answer
      .trim()
      .toLowerCase()
      .replace(/^[.]\//, "");
  return answers.some((answer) => plain(answer) === plain(given));
}
