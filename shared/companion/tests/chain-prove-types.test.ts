import { afterEach, beforeEach, expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "./mini-repository.ts";

let repository: MiniRepository;
beforeEach(async () => {
  repository = await miniRepository();
  await repository.edit("01-sums", ({ changes, steps }) => {
    changes[0] = { path: "src/one.ts", kind: "added", step: "two", why: "of a narrower type" };
    Object.assign(steps[1] ?? {}, { proofs: [{ by: "types" }] });
  });
  await repository.write("chapters/01-sums/src/one.ts", 'export const one = () => "one" as const;\n');
  await repository.write("chapters/01-sums/steps/one/src/one.ts", 'export const one = (): string => "one";\n');
});
afterEach(() => repository[Symbol.asyncDispose]());

test("tests that use a type as only the step allows", async () => {
  await writeTestOfTwo('import { one } from "../src/one.ts";', 'const it: "one" = one(); expect(it).toBe("one");');

  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "1");

  expect(stdout).toContain("    two: does not compile before it\n");
  expect(exitCode).toBe(0);
});

test("tests that compile before the work", async () => {
  await writeTestOfTwo('import { one } from "../src/one.ts";', 'expect(one()).toBe("one");');

  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "1");

  expect(stdout).toContain("✗ tests/two.test.ts: step two: compiles before the work already\n");
  expect(stdout).toContain("    two: compiles before it\n");
  expect(exitCode).toBe(1);
});

test("tests that do not compile only because a module is missing", async () => {
  await writeTestOfTwo('import { two } from "../src/two.ts";', 'expect(two()).toBe("two");');

  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "1");

  expect(stdout).toContain(
    "✗ tests/two.test.ts: step two: does not compile before the work, but only because a module is missing\n",
  );
  expect(exitCode).toBe(1);
});

test("an error outside of the step's tests counts for nothing", async () => {
  await repository.write(
    "chapters/01-sums/steps/one/src/one.ts",
    'export const one = (): number => "one" as string;\n',
  );
  await writeTestOfTwo('import { one } from "../src/one.ts";', 'expect(one()).toBe("one");');

  const { stdout } = await repository.cosmic("chain", "prove", "1");

  expect(stdout).toContain("✗ src/one.ts: step one: does not compile on the tree after it");
  expect(stdout).toContain("✗ tests/two.test.ts: step two: compiles before the work already\n");
});

async function writeTestOfTwo(imports: string, body: string): Promise<void> {
  const text = `import { expect, test } from "vitest";\n${imports}\ntest("two", () => { ${body} });\n`;
  await repository.write("chapters/01-sums/tests/two.test.ts", text);
}
