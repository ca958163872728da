// Do the tests notice when the code is wrong? Changes it in small ways, one at a time, and sees which changes survive.
//
//   pnpm mutate [chapter …]      for example: pnpm mutate 01-domain-model
import { rmSync } from "node:fs";
import path from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { scoreOf, survivorsOf, tableOf } from "./mutation-report.ts";
import { type MutationTarget, mutationTargets } from "./mutation-targets.ts";

const LOWEST_SCORE = 90;
const root = path.resolve(import.meta.dirname, "../../..");
const configFile = path.resolve(import.meta.dirname, "../stryker.config.mjs");

// Stryker works in a copy inside the package, and forgets it there when it is interrupted.
process.on("exit", () => rmSync(".stryker-tmp", { recursive: true, force: true }));

try {
  for (const target of chosen(process.argv.slice(2))) if ((await mutate(target)) < LOWEST_SCORE) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function chosen(names: readonly string[]): readonly MutationTarget[] {
  if (names.length === 0) return mutationTargets;
  return names.flatMap((name) => {
    const targets = mutationTargets.filter(({ folder }) => path.basename(folder) === name);
    if (targets.length === 0)
      throw new Error(`${name} is not among the targets in shared/toolchain/src/mutation-targets.ts`);
    return targets;
  });
}

/** Tests one target, prints what survived, and resolves to its score. */
async function mutate({ folder, mutate: pattern }: MutationTarget): Promise<number> {
  console.log(`\n${folder}: ${pattern}`);
  process.chdir(path.join(root, folder));
  const mutants = await new Stryker({ configFile, mutate: [pattern] }).runMutationTest();

  const score = scoreOf(mutants);
  const survivors = survivorsOf(mutants);
  if (survivors.length > 0) console.log(await tableOf(survivors, root));
  const verdict = score < LOWEST_SCORE ? `below ${LOWEST_SCORE}` : "good enough";
  console.log(
    `score ${score.toFixed(1)} of 100, ${verdict}; ${survivors.length} of ${mutants.length} mutants survived`,
  );
  return score;
}
