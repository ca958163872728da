import { availableParallelism } from "node:os";
import { runTests } from "@cosmic/runner";
import { busy } from "../busy.ts";
import { EXIT } from "../exit-code.ts";
import { askQuestions } from "../reader/ask-questions.ts";
import { lazyLaboratory } from "../reader/lazy-laboratory.ts";
import { lyingIn } from "../reader/lying-in.ts";
import { openWorkspace } from "../reader/open-workspace.ts";
import { pageOf } from "../reader/page.ts";
import { byTypes } from "../reader/proofs.ts";
import { recordPasses } from "../reader/record-passes.ts";
import { nextAfter, standingIn } from "../reader/show-standing.ts";
import { linesOf } from "../reader/show-trouble.ts";
import { isComplete } from "../reader/standing.ts";
import { standingAsData } from "../reader/standing-as-data.ts";
import { testsIn } from "../reader/tests-of.ts";
import { tryWorkspace } from "../reader/try-workspace.ts";
import { saveBackup, type Workspace } from "../workspace/index.ts";

type Options = Readonly<{ types?: boolean; json?: boolean }>;

/** `cosmic check [chapter]`: tries every step once. */
export async function check(root: string, wanted: string | undefined, options: Options): Promise<number> {
  const { workspace, news } = await openWorkspace(root, wanted);
  const page = pageOf(process.stdout.columns);
  const say = (lines: readonly string[]) => {
    if (!options.json) for (const line of lines) console.log(line);
  };
  say(news.flatMap((line) => page.lines(line)));
  if (workspace.chapter.manifest.kind === "reading") return await askQuestions(workspace, page);

  await saveBackup(workspace, "check");
  const lying = await lyingIn(workspace);
  await using laboratory = lazyLaboratory(workspace.chapter);
  const runs = {
    runTests: (files: readonly string[]) => runIn(workspace, files, !options.json),
    laboratory: laboratory.get,
  };
  const [standing, types] = await Promise.all([
    tryWorkspace(workspace, lying, runs),
    options.types ? byTypes({ tests: testsIn(lying.tree) }, lying.tree, laboratory.get) : [],
  ]);
  await recordPasses(workspace, standing, lying.tree);

  if (options.json)
    console.log(
      JSON.stringify({ ...standingAsData(workspace.chapter, standing), ...(options.types && { types }) }, null, 2),
    );
  const next = types.length > 0 ? ["The compiler has something to say:"] : nextAfter(workspace.chapter, standing);
  if (options.types && types.length === 0) say(page.lines("It compiles."));
  say(standingIn(workspace.chapter, standing, page, next));
  say(types.flatMap((each) => linesOf(each, page)));
  return isComplete(standing) && types.length === 0 ? EXIT.fine : EXIT.findings;
}

async function runIn({ folder }: Workspace, files: readonly string[], untilRed: boolean) {
  if (files.length === 0) return [];
  using _ = busy(`trying ${files.length} test files …`);
  const run = await runTests({ folder, files, workers: availableParallelism(), untilRed });
  return run.files;
}
