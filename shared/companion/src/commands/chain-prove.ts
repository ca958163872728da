import { availableParallelism } from "node:os";
import { type Chapter, findChapter, followedBy, readCurriculum } from "@cosmic/curriculum";
import pMap from "p-map";
import { knownAfterTests } from "../chain/known.ts";
import { inWords } from "../chain/proof.ts";
import { type Proven, prove } from "../chain/prove.ts";
import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";
import { printFindings } from "../print-findings.ts";

/** `cosmic chain prove [chapter]`: every step's tests are green after its work, and what it promises as proof holds. */
export async function chainProve(
  root: string,
  wanted: string | undefined,
  options: { afterTests?: boolean; json?: boolean },
): Promise<number> {
  const curriculum = await readCurriculum(root);
  const chapters = wanted === undefined ? curriculum.chapters : [findChapter(curriculum, wanted)];
  const begun = performance.now();
  const proven: Proven[] = [];
  const results = await pMap(
    // The newest have the most to prove: whoever takes longest should not begin last.
    chapters.toReversed(),
    async (chapter) => {
      const followed = followedBy(curriculum, chapter);
      const known = options.afterTests ? await knownAfterTests(chapter, followed) : undefined;
      return { chapter, result: await prove(chapter, followed, known) };
    },
    // One more than there are cores: much of the time is waiting, for servers to start.
    { concurrency: availableParallelism() + 1 },
  );
  for (const { chapter, result } of results.toReversed()) {
    proven.push(result);
    if (!options.json) report(chapter, result);
  }
  if (options.json) console.log(JSON.stringify({ chapters: proven }, null, 2));
  else console.log(colors.dim(`${((performance.now() - begun) / 1_000).toFixed(0)} s`));
  return proven.some((each) => each.findings.length > 0) ? EXIT.findings : EXIT.fine;
}

function report({ name, manifest }: Chapter, { proofs, findings }: Proven): void {
  if (findings.length > 0) printFindings(findings);
  else console.log(`${colors.green("✓")} ${name}: ${manifest.steps.length} ${whatHolds(manifest)}`);
  for (const [step, ofStep] of Map.groupBy(proofs, (proof) => proof.step))
    console.log(colors.dim(`    ${step}: ${ofStep.map(inWords).join(", ")}`));
}

function whatHolds({ kind, steps }: Chapter["manifest"]): string {
  if (kind === "reading") return "reading steps, no test to run";
  if (kind === "refactoring") return "steps, all tests green throughout";
  const redEach = steps.every(({ proofs }) => proofs.every(({ by }) => by === "tests"));
  return redEach ? "steps, each red before its work and green after it" : "steps, each proven and green after it";
}
