// Everything that must hold: pnpm verify. Every check runs, also after one has failed; the last line counts them.
//
// CI has run `npm test` before and hands over its exit code: pnpm verify <exit code>. Then the last line counts each test.
import path from "node:path";
import { execa } from "execa";
import { type Count, countOf, testReportsIn } from "./test-reports.ts";

type Check = Readonly<{ name: string; script: string; args?: readonly string[] }>;

const root = path.join(import.meta.dirname, "../../..");

const [testsExitCode] = process.argv.slice(2);
const testsHaveRun = testsExitCode !== undefined;
const tests: Check = { name: "tests", script: "test" };
const checks: readonly Check[] = [
  ...(testsHaveRun ? [] : [tests]),
  { name: "format and lint", script: "lint" },
  { name: "layer rules", script: "layers" },
  { name: "unused code", script: "unused" },
  { name: "types", script: "typecheck" },
  { name: "chain check", script: "cosmic", args: ["chain", "check"] },
  { name: "chain prove", script: "cosmic", args: ["chain", "prove", "--after-tests"] },
  { name: "fresh clone", script: "fresh-clone" },
];

const failures = testsHaveRun && testsExitCode !== "0" ? [`npm test, with exit code ${testsExitCode}`] : [];
for (const { name, script, args = [] } of checks) {
  console.log(`\n── ${name}`);
  const { failed, durationMs } = await execa("pnpm", ["run", "--silent", script, ...args], {
    cwd: root,
    env: { TURBO_TELEMETRY_DISABLED: "1" },
    stdio: "inherit",
    reject: false,
  });
  console.log(`${failed ? "✗" : "✓"} ${name}, ${(durationMs / 1000).toFixed(0)} s`);
  if (failed) failures.push(name);
}

const counted = testsHaveRun ? (await testReportsIn(root)).map(countOf) : [];
const passed = checks.length - failures.filter((name) => checks.some((check) => check.name === name)).length;
const counts: Count[] = [{ passed, failed: failures.length }, ...counted];
const total = (of: keyof Count) => counts.reduce((sum, each) => sum + each[of], 0);
if (failures.length > 0) console.log(`\nfailed: ${failures.join(", ")}`);
console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
process.exitCode = total("failed") > 0 ? 1 : 0;
