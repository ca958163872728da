import { checkChain, readCurriculum } from "@cosmic/curriculum";
import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";
import { printFindings } from "../print-findings.ts";

/** `cosmic chain check`: every difference between a chapter and the one it follows is declared, and the other way round. */
export async function chainCheck(root: string, options: { json?: boolean }): Promise<number> {
  const curriculum = await readCurriculum(root);
  const findings = await checkChain(curriculum);
  if (options.json) console.log(JSON.stringify({ findings }, null, 2));
  else if (findings.length > 0) printFindings(findings);
  else
    console.log(
      colors.green(
        `✓ ${curriculum.chapters.length} chapters: every difference is declared, every declaration is true.`,
      ),
    );
  return findings.length > 0 ? EXIT.findings : EXIT.fine;
}
