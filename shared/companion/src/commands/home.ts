import { readCurriculum } from "@cosmic/curriculum";
import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";
import { currentChapter } from "../reader/current-chapter.ts";
import { pageOf } from "../reader/page.ts";
import { readProgress, type Workspace, workspaceOf } from "../workspace/index.ts";

/** `cosmic`: where the reader stands, and the one command that comes next. */
export async function home(root: string): Promise<number> {
  const curriculum = await readCurriculum(root);
  const current = await currentChapter(curriculum);
  const lines = current ? await whereYouAre(workspaceOf(curriculum, current)) : GREETING;
  for (const line of lines.flatMap((each) => pageOf(process.stdout.columns).lines(each))) console.log(line);
  return EXIT.fine;
}

const GREETING = [
  colors.bold("Cosmic TypeScript"),
  "Architecture, chapter by chapter: you write the code, tests tell how far you are. What you write stays in workspace/, and nothing of it is ever lost.",
  "",
  `Next: ${colors.cyan("cosmic start 01")} begins with the domain model.`,
  "",
  colors.dim(
    "cosmic start 00 first shows where the story starts; cosmic list shows the whole way; cosmic --help all commands.",
  ),
];

async function whereYouAre(workspace: Workspace): Promise<string[]> {
  const { number, title, steps, kind } = workspace.chapter.manifest;
  const progress = await readProgress(workspace);
  const open = steps.filter(({ id }) => !progress.steps.get(id)?.passed);
  const [first] = open;
  return [
    `${colors.bold(`${number} ${title}`)}  ${colors.dim(`${steps.length - open.length} of ${steps.length} steps passed, in ${workspace.name}`)}`,
    ...(first ? [`You are at: ${first.title}`] : ["All its steps are passed."]),
    "",
    `Next: ${nextCommand(first !== undefined, kind === "reading")}`,
  ];
}

function nextCommand(isOpen: boolean, isReading: boolean): string {
  if (!isOpen) return `${colors.cyan("cosmic next")} goes on with the next chapter, and your code.`;
  return isReading
    ? `${colors.cyan("cosmic check")} asks the questions.`
    : `${colors.cyan("cosmic watch")} tells with each save how far you are.`;
}
