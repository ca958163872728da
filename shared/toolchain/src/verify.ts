// Everything that must hold: pnpm verify. Every check runs, also after one has failed. In CI the tests have run before;
// then the last line counts them, together with the checks.
import path from "node:path";
import { execa } from "execa";
import { type Count, countOf, testReportsIn } from "./test-reports.ts";

type Check = Readonly<{ name: string; script: string; args?: readonly string[] }>;

const root = path.join(import.meta.dirname, "../../..");

const inContinuousIntegration = Boolean(process.env.CI);
const tests: Check = { name: "tests", script: "test" };
const checks: readonly Check[] = [
  ...(inContinuousIntegration ? [] : [tests]),
  { name: "format and lint", script: "lint" },
  { name: "layer rules", script: "layers" },
  { name: "unused code", script: "unused" },
  { name: "types", script: "typecheck" },
  { name: "chain check", script: "cosmic", args: ["chain", "check"] },
  { name: "chain prove", script: "cosmic", args: ["chain", "prove"] },
  { name: "fresh clone", script: "fresh-clone" },
];

const results: Count[] = [];
for (const { name, script, args = [] } of checks) {
  console.log(`\n── ${name}`);
  const { failed, durationMs } = await execa("pnpm", ["run", "--silent", script, ...args], {
    cwd: root,
    stdio: "inherit",
    reject: false,
  });
  console.log(`${failed ? "✗" : "✓"} ${name}, ${(durationMs / 1000).toFixed(0)} s`);
  results.push({ passed: failed ? 0 : 1, failed: failed ? 1 : 0 });
}

const counted = inContinuousIntegration ? (await testReportsIn(root)).map(countOf) : [];
const total = (of: keyof Count) => [...results, ...counted].reduce((sum, each) => sum + each[of], 0);
console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
process.exitCode = total("failed") > 0 ? 1 : 0;
