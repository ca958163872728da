import { colors } from "../colors.ts";
import type { Check } from "../doctor/check.ts";
import { examine, isUnfit } from "../doctor/examine.ts";
import { thisMachine } from "../doctor/machine.ts";
import { EXIT } from "../exit-code.ts";

/**
 * `cosmic doctor`: what this machine has and lacks, what to do about it, and what that disables.
 * @param root of the repository around; undefined outside of one
 */
export async function doctor(root: string | undefined, options: { json?: boolean }): Promise<number> {
  const checks = await examine(thisMachine(root));
  if (options.json) console.log(JSON.stringify({ fit: !isUnfit(checks), checks }, null, 2));
  else for (const check of checks) console.log(lineOf(check));
  return isUnfit(checks) ? EXIT.findings : EXIT.fine;
}

/** `✓ git 2.39.5`, or `– Redis is missing: install … That disables …`. */
export function lineOf({ name, needed, found, lack }: Check): string {
  if (!lack) return `${colors.green("✓")} ${name} ${found}`;
  const mark = needed ? colors.red("✗") : colors.yellow("–");
  return `${mark} ${name} ${lack.problem}: ${lack.remedy}. ${colors.dim(`That disables ${lack.disables}.`)}`;
}
