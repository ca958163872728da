import { afterEach, beforeEach, expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "./mini-repository.ts";

let repository: MiniRepository;
beforeEach(async () => {
  repository = await miniRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

const broken = 'export const one = () => "broken";\n';

test("a chapter in which every test is green from the beginning on", async () => {
  await refactor();

  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "2");

  expect(stdout).toContain(
    "✓ 02-more-sums: 3 steps, all tests green throughout\n    four: red by assertion against a stub\n",
  );
  expect(exitCode).toBe(0);
});

test("an inherited test that goes red on a tree in between", async () => {
  await repository.write("chapters/02-more-sums/steps/five/src/one.ts", broken);
  await repository.write("chapters/02-more-sums/src/one.ts", 'export const one = () => "o" + "ne";\n');
  await refactor({ path: "src/one.ts", kind: "modified", step: "six", why: "another way" });

  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "2");

  expect(stdout).toContain(
    "✗ tests/one.test.ts: step five: is red on the tree after step five: AssertionError: expected 'broken' to be 'one'",
  );
  expect(stdout.match(/is red on/g)).toHaveLength(1);
  expect(exitCode).toBe(1);
});

test("what is given breaks an inherited test", async () => {
  await repository.write("chapters/02-more-sums/steps/given/src/one.ts", broken);
  await repository.write("chapters/02-more-sums/src/one.ts", 'export const one = () => "o" + "ne";\n');
  await refactor({ path: "src/one.ts", kind: "modified", step: "four", why: "another way" });

  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "2");

  expect(stdout).toContain("✗ tests/one.test.ts: is red on the tree before the first step: AssertionError");
  expect(exitCode).toBe(1);
});

test("an inherited test that the reader rewrites counts until then", async () => {
  await repository.write("chapters/02-more-sums/steps/given/src/one.ts", broken);
  await repository.write(
    "chapters/02-more-sums/steps/five/mutants/wrong/src/one.ts",
    'export const one = () => "two";\n',
  );
  await repository.write(
    "chapters/02-more-sums/tests/one.test.ts",
    'import { expect, test } from "vitest";\nimport { one } from "../src/one.ts";\ntest("rewritten", () => { expect(one()).toBe("one"); });\n',
  );
  await refactor(
    { path: "src/one.ts", kind: "modified", step: "four", why: "another way" },
    { path: "tests/one.test.ts", kind: "modified", step: "five", why: "rewritten" },
  );
  await repository.write("chapters/02-more-sums/src/one.ts", 'export const one = () => "o" + "ne";\n');

  const { stdout } = await repository.cosmic("chain", "prove", "2");

  expect(stdout).toContain("✗ tests/one.test.ts: step five: is red on the tree before the first step: AssertionError");
  expect(stdout).toContain("    five: 1 mutant caught\n");
});

/** Declares the second chapter a refactoring, with changes beside those that it has; tests of one are rewritten in step five. */
async function refactor(...changes: Readonly<Record<string, string>>[]): Promise<void> {
  await repository.edit("02-more-sums", (manifest) => {
    manifest.kind = "refactoring";
    manifest.changes.push(...changes);
    if (!changes.some(({ path }) => path === "tests/one.test.ts")) return;
    const proofs = [{ by: "mutants", mutants: ["steps/five/mutants/wrong"] }];
    manifest.steps[1] = { ...manifest.steps[1], id: "five", tests: ["tests/one.test.ts"], proofs };
    manifest.changes = manifest.changes.filter((each) => !("path" in each && each.path === "tests/five.test.ts"));
  });
}
