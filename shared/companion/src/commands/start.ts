import { findChapter, readCurriculum } from "@cosmic/curriculum";
import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";
import { remember } from "../reader/current-chapter.ts";
import { pageOf } from "../reader/page.ts";
import { finishedIn, syncIn } from "../reader/show-sync.ts";
import { startWorkspace, workspaceOf } from "../workspace/index.ts";

/** `cosmic start <chapter>`: a workspace with the followed chapter's code and this chapter's tests. */
export async function start(root: string, wanted: string, options: { json?: boolean }): Promise<number> {
  const curriculum = await readCurriculum(root);
  const chapter = findChapter(curriculum, wanted);
  const workspace = workspaceOf(curriculum, chapter);
  const started = await startWorkspace(workspace);
  await remember(workspace);
  if (options.json) {
    console.log(JSON.stringify({ chapter: chapter.name, folder: workspace.folder, ...started }, null, 2));
    return EXIT.fine;
  }
  const page = pageOf(process.stdout.columns);
  const { number, title, summary, steps, kind } = chapter.manifest;
  const news =
    started.kind === "there"
      ? [`${workspace.name} is there already; nothing of yours was changed.`, ...syncIn(started)]
      : finishedIn(started.finished);
  const lines = [
    ...news,
    colors.bold(`${number} ${title}`),
    summary,
    "",
    kind === "reading"
      ? `${workspace.name} has the code to read, and ${steps.length} steps of questions about it.`
      : `${workspace.name} has ${started.kind === "there" ? "your code" : "the code to begin from"}, and the tests of ${steps.length} steps. Open it in your editor; the story is in chapters/${chapter.name}/README.md.`,
    "",
    kind === "reading"
      ? `Next: ${colors.cyan("cosmic check")} asks the questions.`
      : `Next: ${colors.cyan("cosmic watch")} tells with each save how far you are.`,
  ];
  for (const line of lines.flatMap((each) => page.lines(each))) console.log(line);
  return EXIT.fine;
}
