import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";
import { remember } from "../reader/current-chapter.ts";
import { openWorkspace } from "../reader/open-workspace.ts";
import { pageOf } from "../reader/page.ts";
import { finishedIn } from "../reader/show-sync.ts";
import { type Next, nextWorkspace, readProgress, type Workspace } from "../workspace/index.ts";

/** `cosmic next`: the following chapter, with the reader's own code. */
export async function next(
  root: string,
  wanted: string | undefined,
  options: { fresh?: boolean; json?: boolean },
): Promise<number> {
  const { workspace, news } = await openWorkspace(root, wanted);
  const open = await stepsNotPassed(workspace);
  const result = await nextWorkspace(workspace, options);
  if (result.kind !== "end") await remember(result.workspace);
  if (options.json) {
    console.log(JSON.stringify({ from: workspace.chapter.name, notPassed: open, ...asData(result) }, null, 2));
    return EXIT.fine;
  }
  const page = pageOf(process.stdout.columns);
  const lines = [
    ...news,
    ...(open.length > 0
      ? [
          colors.yellow(
            `Not passed in ${workspace.name}: ${open.join(", ")}. You can come back: cosmic watch ${workspace.chapter.manifest.number}`,
          ),
        ]
      : []),
    ...whatCame(result, workspace),
  ];
  for (const line of lines.flatMap((each) => page.lines(each))) console.log(line);
  return EXIT.fine;
}

async function stepsNotPassed(workspace: Workspace): Promise<string[]> {
  const { steps } = await readProgress(workspace);
  return workspace.chapter.manifest.steps.map(({ id }) => id).filter((id) => !steps.get(id)?.passed);
}

function whatCame(result: Next, { chapter }: Workspace): string[] {
  if (result.kind === "end") return [`${chapter.manifest.number} is the last chapter. The rest of the way is yours.`];
  const { name, chapter: following } = result.workspace;
  const watch = `Next: ${colors.cyan("cosmic watch")} tells with each save how far you are.`;
  if (result.kind === "there") return [`${name} is there already, as you left it.`, watch];
  const { carriedFrom, files, finished } = result;
  const conflicts = files.filter(({ kind }) => kind === "conflict").map(({ path }) => path);
  return [
    ...finishedIn(finished),
    colors.bold(`${following.manifest.number} ${following.manifest.title}`),
    following.manifest.summary,
    "",
    carriedFrom
      ? `${name} has your code of ${carriedFrom.name}, and beside it ${files.length - conflicts.length} files that this chapter gives.`
      : `${name} has the reference's code to begin from.`,
    ...conflicts.map((path) =>
      colors.yellow(
        `${path}: you and the chapter differ in the same lines. Yours stay; the chapter's lie in .cosmic/start/${path}.`,
      ),
    ),
    "",
    watch,
  ];
}

function asData(result: Next) {
  if (result.kind === "end") return result;
  const { workspace, ...rest } = result;
  return {
    ...rest,
    chapter: workspace.chapter.name,
    folder: workspace.folder,
    ...("carriedFrom" in rest && { carriedFrom: rest.carriedFrom?.name ?? null }),
  };
}
