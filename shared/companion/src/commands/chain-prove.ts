import { type Chapter, findChapter, followedBy, readCurriculum } from "@cosmic/curriculum";
import { type Proven, prove } from "../chain/prove.ts";
import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";
import { printFindings } from "../print-findings.ts";

/** `cosmic chain prove [chapter]`: every step's tests are red before its work and green after it. */
export async function chainProve(
  root: string,
  wanted: string | undefined,
  options: { json?: boolean },
): Promise<number> {
  const curriculum = await readCurriculum(root);
  const chapters = wanted === undefined ? curriculum.chapters : [findChapter(curriculum, wanted)];
  const proven: Proven[] = [];
  for (const chapter of chapters) {
    const result = await prove(chapter, followedBy(curriculum, chapter));
    proven.push(result);
    if (!options.json) report(chapter, result);
  }
  if (options.json) console.log(JSON.stringify({ chapters: proven }, null, 2));
  return proven.some((each) => each.findings.length > 0) ? EXIT.findings : EXIT.fine;
}

function report({ name, manifest }: Chapter, { proofs, findings }: Proven): void {
  const steps = manifest.steps.length;
  if (findings.length > 0) printFindings(findings);
  else if (manifest.kind === "reading")
    console.log(`${colors.green("✓")} ${name}: ${steps} reading steps, no test to run`);
  else console.log(`${colors.green("✓")} ${name}: ${steps} steps, each red before its work and green after it`);
  for (const { step, redBy } of proofs)
    console.log(colors.dim(`    ${step}: ${redBy ? `red by ${redBy}` : "not red by an assertion"}`));
}
