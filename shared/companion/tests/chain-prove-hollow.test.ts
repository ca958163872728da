import { afterAll, beforeAll, expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "./mini-repository.ts";

let repository: MiniRepository;
let run: { exitCode: number | undefined; stdout: string };

/** Five steps that are not real, each in its own way, and one that is: they are proven together, once. */
beforeAll(async () => {
  repository = await miniRepository();
  await writeTest("01-sums", "one", 'test("nothing new", () => { expect(1 + 1).toBe(2); });');
  await writeTest("01-sums", "two", 'import "../src/two.ts";\ntest("nothing new", () => { expect(1 + 1).toBe(2); });');
  await writeTest(
    "01-sums",
    "three",
    'test("is there", async () => { expect(await import("../src/three.ts").catch(() => undefined)).toBeDefined(); });',
  );
  await writeTest(
    "02-more-sums",
    "four",
    'import { four } from "../src/four.ts";\ntest("four", () => { expect(four().toUpperCase()).toBe("FOUR"); });',
  );
  await repository.write("chapters/02-more-sums/src/five.ts", 'export const five = (): number => "five" as string;\n');
  run = await repository.cosmic("chain", "prove");
});
afterAll(() => repository[Symbol.asyncDispose]());

test.each([
  [
    "tests that are green before the work",
    "✗ tests/one.test.ts: step one: is green before the work\n    → let it ask for something that the step adds",
  ],
  [
    "tests that are red only by a missing module",
    "✗ tests/two.test.ts: step two: is green before the work, when what the step exports is there and does nothing",
  ],
  [
    "tests that only ask whether a module is there",
    "✗ tests/three.test.ts: step three: is green before the work, when what the step exports is there and does nothing",
  ],
  [
    "tests that break against a stub before they assert anything",
    "✗ tests/four.test.ts: step four: is red, but by no assertion, when what the step exports is there and does nothing: TypeError: Cannot read properties of undefined",
  ],
  [
    "code that does not compile, though its tests are green",
    "✗ src/five.ts: step five: does not compile on the tree after it: (1,35): error TS2322",
  ],
])("a step with %s", (_, finding) => {
  expect(run.stdout).toContain(finding);
});

test("a step that is real beside those that are not", () => {
  expect(run.stdout).toContain("    six: red by assertion against a stub");
  expect(run.stdout).not.toContain("step six: is red");
  expect(run.exitCode).toBe(1);
});

async function writeTest(chapter: string, step: string, text: string): Promise<void> {
  const imports = 'import { expect, test } from "vitest";\n';
  await repository.write(`chapters/${chapter}/tests/${step}.test.ts`, `${imports}${text}\n`);
}
