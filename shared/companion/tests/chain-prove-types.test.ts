import { afterEach, beforeEach, expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "./mini-repository.ts";

/** In step two of the first chapter, one becomes of a narrower type; that and all steps after it are proven by types. */
let repository: MiniRepository;
beforeEach(async () => {
  repository = await miniRepository();
  await repository.edit("01-sums", ({ changes, steps }) => {
    changes[0] = { path: "src/one.ts", kind: "added", step: "two", why: "of a narrower type" };
    for (const step of steps.slice(1)) Object.assign(step, { proofs: [{ by: "types" }] });
  });
  await repository.edit("02-more-sums", ({ steps }) => {
    Object.assign(steps[0] ?? {}, { proofs: [{ by: "types" }] });
  });
  await repository.write("chapters/01-sums/src/one.ts", 'export const one = () => "one" as const;\n');
  await repository.write("chapters/01-sums/steps/one/src/one.ts", 'export const one = (): string => "one";\n');
});
afterEach(() => repository[Symbol.asyncDispose]());

test("tests that use a type as only the step allows, that compile before the work, and that lack a module only", async () => {
  await writeTestOf("two", 'const it: "one" = one(); expect(it).toBe("one");');
  await writeTestOf("three", 'expect(one()).toBe("one");');

  const { exitCode, stdout } = await repository.cosmic("chain", "prove");

  expect(stdout).toContain("    two: does not compile before it\n");
  expect(stdout).not.toContain("step two:");
  expect(stdout).toContain("✗ tests/three.test.ts: step three: compiles before the work already\n");
  expect(stdout).toContain("    three: compiles before it\n");
  expect(stdout).toContain(
    "✗ tests/four.test.ts: step four: does not compile before the work, but only because a module is missing\n",
  );
  expect(exitCode).toBe(1);
});

test("an error outside of the step's tests counts for nothing", async () => {
  await repository.write(
    "chapters/01-sums/steps/one/src/one.ts",
    'export const one = (): number => "one" as string;\n',
  );
  await writeTestOf("two", 'expect(one()).toBe("one");');

  const { stdout } = await repository.cosmic("chain", "prove", "1");

  expect(stdout).toContain("✗ src/one.ts: step one: does not compile on the tree after it");
  expect(stdout).toContain("✗ tests/two.test.ts: step two: compiles before the work already\n");
});

/** Tests of a step of the first chapter that import one. */
async function writeTestOf(step: string, body: string): Promise<void> {
  const imports = 'import { expect, test } from "vitest";\nimport { one } from "../src/one.ts";\n';
  await repository.write(`chapters/01-sums/tests/${step}.test.ts`, `${imports}test("${step}", () => { ${body} });\n`);
}
