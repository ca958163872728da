import { differencesBetween, patchOf, withRenames } from "@cosmic/curriculum";
import { colors } from "../colors.ts";
import { originsIn } from "../diff/way.ts";
import { EXIT } from "../exit-code.ts";
import { coloured } from "../patch-in-colour.ts";
import { lyingIn } from "../reader/lying-in.ts";
import { openWorkspace } from "../reader/open-workspace.ts";
import { pageOf } from "../reader/page.ts";
import { performedIn } from "../reader/show-performed.ts";
import { stepFor } from "../reader/step-for.ts";
import { UserMistake } from "../user-mistake.ts";
import { readProgress, solutionFor, takeSolution, type Wanted, type Workspace } from "../workspace/index.ts";
import { only } from "../workspace/only.ts";

type Options = Readonly<{ step?: string; all?: boolean; chapter?: string; write?: boolean; json?: boolean }>;

/** `cosmic solution [file]`: what leads from the reader's code to the reference's; with `--write` it is taken. */
export async function solution(root: string, file: string | undefined, options: Options): Promise<number> {
  const { workspace } = await openWorkspace(root, options.chapter);
  if (workspace.chapter.manifest.kind === "reading")
    throw new UserMistake(
      `Chapter ${workspace.chapter.manifest.number} asks questions about its code. cosmic hint helps with them.`,
    );
  const wanted = await wantedBy(workspace, file, options);
  if (options.write) return await take(workspace, wanted, options);
  const { writes, removes } = await solutionFor(workspace, wanted);
  const { tree: mine } = await lyingIn(workspace);
  const changed = differencesBetween(only(mine, [...writes.keys(), ...removes]), writes);
  const differences = withRenames(changed, originsIn(workspace.chapter));
  if (options.json)
    console.log(
      JSON.stringify(
        {
          wanted,
          differences: differences.map((each) => ({ path: each.path, kind: each.kind, patch: patchOf(each) })),
        },
        null,
        2,
      ),
    );
  else if (differences.length === 0) console.log("Yours is what the reference has.");
  else {
    for (const difference of differences) process.stdout.write(coloured(patchOf(difference)));
    console.log(colors.dim("\nThis leads from your code to the reference's. --write takes it; what you have is kept."));
  }
  return EXIT.fine;
}

async function take(workspace: Workspace, wanted: Wanted, { json }: Options): Promise<number> {
  const taken = await takeSolution(workspace, wanted);
  if (json) console.log(JSON.stringify({ ...taken, mine: Object.fromEntries(taken.mine) }, null, 2));
  else
    for (const line of performedIn(taken, workspace).flatMap((each) => pageOf(process.stdout.columns).lines(each)))
      console.log(line);
  return EXIT.fine;
}

/** A file, a step, or all; else the step that the reader is at. */
async function wantedBy(workspace: Workspace, file: string | undefined, { step, all }: Options): Promise<Wanted> {
  if ([file, step, all].filter((each) => each !== undefined).length > 1)
    throw new UserMistake("Name a file, or --step, or --all: one of them.");
  if (file !== undefined) return { file };
  if (all) return { all };
  const found = stepFor(workspace, await readProgress(workspace), step);
  if (found) return { step: found.id };
  throw new UserMistake("Every step is passed. Name a file, a --step, or --all.");
}
