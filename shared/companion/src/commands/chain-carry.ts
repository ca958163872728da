import { abortCarry, type Carry, carry } from "../chain/carry/carry.ts";
import { jsonOf, printConflicts, printTable, printWritten } from "../chain/carry/print.ts";
import { runSuites, suitesCommand, touchedBy } from "../chain/carry/suites.ts";
import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";

type Options = {
  readonly since?: string;
  readonly message?: string;
  readonly dryRun?: boolean;
  readonly continue?: boolean;
  readonly abort?: boolean;
  readonly test?: boolean;
  readonly json?: boolean;
};

/** `cosmic chain carry [chapter]`: a fix goes from the chapter in which it was made to every chapter that follows. */
export async function chainCarry(root: string, wanted: string | undefined, options: Options): Promise<number> {
  if (options.abort) {
    console.log(`Forgotten: the carry of ${await abortCarry(root)}. chapters/ is as it was before it.`);
    return EXIT.fine;
  }
  const { json = false, dryRun = false, test = true } = options;
  const carried = await carry(root, wanted, options);
  const { plan, completed } = carried;
  if (completed !== undefined)
    console.error(`A carry of ${completed} had been broken off while it wrote. It is complete now.`);
  if (!json) printTable(carried);
  if (plan.conflicts.length > 0) {
    if (json) console.log(JSON.stringify(jsonOf(carried), null, 2));
    else printConflicts(carried, dryRun);
    return EXIT.findings;
  }
  if (!json) printWritten(carried, dryRun);
  const tests = test && !dryRun ? await suitesOf(root, carried) : "not run";
  if (json) console.log(JSON.stringify({ ...jsonOf(carried), tests }, null, 2));
  return tests === "red" || carried.findings.length > 0 ? EXIT.findings : EXIT.fine;
}

async function suitesOf(root: string, { plan }: Carry): Promise<"green" | "red" | "not run"> {
  const { chapters, isInstallNeeded } = touchedBy(plan);
  if (chapters.length === 0) return "not run";
  if (isInstallNeeded) {
    console.error(`A package.json has changed: pnpm install, then ${suitesCommand(chapters)}`);
    return "not run";
  }
  console.error(colors.dim(`\nrunning the tests of ${chapters.length} chapters …`));
  if (await runSuites(root, chapters)) return "green";
  console.error(colors.red(`✗ Not all of them are green. Again: ${suitesCommand(chapters)}`));
  return "red";
}
