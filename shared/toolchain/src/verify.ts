// Everything that must hold: pnpm verify. Every check runs, also after one has failed; the last line counts them.
//
// CI has run `npm test` before and hands over its exit code: pnpm verify <exit code>. Then the last line counts each test.
import path from "node:path";
import { execa } from "execa";
import { type Count, countOf, failuresOf, testReportsIn } from "./test-reports.ts";

type Check = Readonly<{ name: string; script: string; args?: readonly string[]; env?: NodeJS.ProcessEnv }>;

const root = path.join(import.meta.dirname, "../../..");

const [testsExitCode] = process.argv.slice(2);
const testsHaveRun = testsExitCode !== undefined;
const tests: Check = { name: "tests", script: "test" };
/** Group after group: the checks of one run at the same time, for each of them alone leaves a processor idle. */
const groups: readonly (readonly Check[])[] = [
  ...(testsHaveRun ? [] : [[tests]]),
  [
    { name: "format and lint", script: "lint" },
    { name: "layer rules", script: "layers" },
    { name: "unused code", script: "unused" },
    { name: "types", script: "typecheck" },
    { name: "chain check", script: "cosmic", args: ["chain", "check"] },
  ],
  [
    { name: "chain prove", script: "cosmic", args: ["chain", "prove", "--after-tests"] },
    // On the disk, as it would be with a stranger, wherever tests keep what they write.
    { name: "fresh clone", script: "fresh-clone", env: { TMPDIR: undefined } },
  ],
];
const checks = groups.flat();

const failures = testsHaveRun && testsExitCode !== "0" ? [`npm test, with exit code ${testsExitCode}`] : [];
for (const group of groups) await Promise.all(group.map((check) => run(check, { alone: group.length === 1 })));

const reports = testsHaveRun ? await testReportsIn(root) : [];
const passed = checks.length - failures.filter((name) => checks.some((check) => check.name === name)).length;
const counts: Count[] = [{ passed, failed: failures.length }, ...reports.map(countOf)];
const total = (of: keyof Count) => counts.reduce((sum, each) => sum + each[of], 0);
// Thousands of lines further up they would not be found again.
for (const failure of reports.flatMap(failuresOf)) console.log(`\n✗ ${failure}`);
if (failures.length > 0) console.log(`\nfailed: ${failures.join(", ")}`);
console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
process.exitCode = total("failed") > 0 ? 1 : 0;

/** What runs beside others is printed when it has ended, in one piece. */
async function run({ name, script, args = [], env }: Check, { alone }: { alone: boolean }): Promise<void> {
  const { failed, durationMs, all } = await execa("pnpm", ["run", "--silent", script, ...args], {
    cwd: root,
    env: { TURBO_TELEMETRY_DISABLED: "1", ...env },
    stdin: "ignore",
    stdout: alone ? "inherit" : "pipe",
    stderr: alone ? "inherit" : "pipe",
    all: true,
    reject: false,
  });
  console.log(`\n── ${name}`);
  if (all) console.log(all);
  console.log(`${failed ? "✗" : "✓"} ${name}, ${(durationMs / 1000).toFixed(0)} s`);
  if (failed) failures.push(name);
}
