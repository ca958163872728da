import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "../mini-repository.ts";

let repository: MiniRepository;
beforeEach(async () => {
  repository = await miniRepository();
  await repository.cosmic("start", "1");
});
afterEach(() => repository[Symbol.asyncDispose]());

describe("cosmic check", () => {
  test("shows each step red or green, and of the first red one what was expected, what came, and where", async () => {
    await mine("one", 'export const one = () => "one";\n');
    await mine("two", 'export function two() {\n  return "three";\n}\n');
    await mine("three", 'export function three() {\n  throw new Error("not yet");\n}\n');

    const { exitCode, stdout, stderr } = await repository.cosmic("check");

    expect(stdout.split("\n")).toEqual([
      "01 01-sums  1 of 3 steps green",
      "",
      "  ✓ 1 Step one  one",
      "  ✗ 2 Step two  two",
      "    two",
      "      expected two",
      "      but got  three",
      expect.stringMatching(/^ {6}tests\/two[.]test[.]ts:3:\d+$/),
      "  ✗ 3 Step three  three",
      "",
      "  cosmic hint helps with step two.",
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
  });

  test("names file, line and function of the reader's own code where that broke, and nothing of the runner", async () => {
    await mine(
      "one",
      'export function one() {\n  return help();\n}\n\nfunction help(): string {\n  throw new Error("not yet");\n}\n',
    );

    const { stdout } = await repository.cosmic("check");

    expect(stdout).toMatch(/not yet\n {6}src\/one[.]ts:6:\d+ in help\n {6}tests\/one[.]test[.]ts:3\n/);
    expect(stdout).not.toMatch(/node_modules|vitest|runner/);
  });

  test("names file and line of what is no TypeScript", async () => {
    await mine("one", "export const one = () => {\n  return 'one;\n};\n");

    const { stdout } = await repository.cosmic("check");

    expect(stdout).toMatch(/src\/one[.]ts:2:\d+/);
  });

  test("is content, with 0, when all is green; list and home know it", async () => {
    for (const name of ["one", "two", "three"]) await mine(name, `export const ${name} = () => "${name}";\n`);

    const { exitCode, stdout } = await repository.cosmic("check");
    const list = await repository.cosmic("list");

    expect(stdout).toContain("All of chapter 01 is green.");
    expect(list.stdout).toContain("✓ 3/3");
    expect(exitCode).toBe(0);
  });

  test("tells a script all of it", async () => {
    await mine("one", "export const one = () => 1;\n");

    const { exitCode, stdout } = await repository.cosmic("check", "--json");

    expect(JSON.parse(stdout)).toMatchObject({
      chapter: "01-sums",
      steps: [{ id: "one", state: "red", troubles: [{ title: "one", expected: '"one"', actual: "1" }] }, {}, {}],
    });
    expect(exitCode).toBe(1);
  });

  test("asks the compiler where it is told to", async () => {
    for (const name of ["one", "two", "three"]) await mine(name, `export const ${name} = () => "${name}";\n`);
    await mine("two", 'export const two = (): number => "two" as never as string;\n');

    const tests = await repository.cosmic("check");
    const types = await repository.cosmic("check", "--types");

    expect([tests.exitCode, types.exitCode]).toEqual([0, 1]);
    expect(types.stdout).toMatch(
      /does not compile\n.*Type 'string' is not assignable to type 'number'.*\n\s+src\/two[.]ts:1:\d+/,
    );
  });

  test("does not count a step whose test is not the chapter's own any more", async () => {
    await mine("one", 'export const one = () => "one";\n');
    await repository.write(
      "workspace/01-sums/tests/one.test.ts",
      'import { test } from "vitest";\ntest("easy", () => {});\n',
    );

    const { stdout } = await repository.cosmic("check");
    const list = await repository.cosmic("list");

    expect(stdout).toMatch(/✓ 1 Step one.*\n {4}tests\/one[.]test[.]ts is not the chapter's own any more/);
    expect(list.stdout).toContain("0/3");
  });

  test("keeps what it runs: nothing of it is lost when the workspace is deleted", async () => {
    await mine("one", "const precious = 1;\n");
    await repository.cosmic("check");
    await repository.removeFolder("workspace");

    const { backups } = JSON.parse((await repository.cosmic("backups", "--json")).stdout);
    await repository.cosmic("backups", "restore", backups[0].id);

    expect(await repository.read("workspace/01-sums/src/one.ts")).toBe("const precious = 1;\n");
  });
});

describe("when the chapter changes in the repository", () => {
  test("the tests do so in the workspace, and a step that had passed is named", async () => {
    await mine("one", 'export const one = () => "one";\n');
    await repository.cosmic("check");
    const newTest = (await repository.read("chapters/01-sums/tests/one.test.ts")).replace('toBe("one")', 'toBe("ONE")');
    await repository.write("chapters/01-sums/tests/one.test.ts", newTest);

    const { exitCode, stdout } = await repository.cosmic("check");

    expect(stdout).toContain("Tests that you had passed are others now. To be passed again: one.");
    expect(stdout).toContain("expected ONE");
    expect(await repository.read("workspace/01-sums/src/one.ts")).toBe('export const one = () => "one";\n');
    expect(exitCode).toBe(1);
  });
});

function mine(name: string, text: string): Promise<void> {
  return repository.write(`workspace/01-sums/src/${name}.ts`, text);
}
