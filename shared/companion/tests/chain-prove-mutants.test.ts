import { afterEach, beforeEach, expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "./mini-repository.ts";

let repository: MiniRepository;
beforeEach(async () => {
  repository = await miniRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

test("tests that catch every mutant, alone or beside being red before the work", async () => {
  const three = { "src/three.ts": 'export const three = () => "two";\n' };
  await plant({ wrong: { "src/two.ts": twoIs('"three"') }, empty: { "src/two.ts": twoIs('""') } }, { wrong: three });

  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "1");

  expect(stdout).toContain("✓ 01-sums: 3 steps, each proven and green after it");
  expect(stdout).toContain("    two: 2 mutants caught");
  expect(stdout).toContain("    three: red by assertion against a stub, 1 mutant caught");
  expect(exitCode).toBe(0);
});

test("mutants that are not caught, and mutants that are none", async () => {
  await plant({
    caught: { "src/two.ts": twoIs('"three"') },
    survivor: { "src/two.ts": twoIs('"tw" + "o"') },
    thrower: { "src/two.ts": twoIs("String((undefined as unknown as { a: { b: string } }).a.b)") },
    twin: { "src/two.ts": twoIs('"two"') },
    nowhere: { "src/three.ts": 'export const three = () => "four";\n' },
    untyped: { "src/two.ts": 'export const two = (): number => "two" as string;\n' },
  });

  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "1", "--json");

  const [{ proofs, findings }] = JSON.parse(stdout).chapters;
  expect(proofs[1]).toEqual({ step: "two", by: "mutants", mutants: 6, caught: 1 });
  expect(findings.map(({ path, problem }: Record<string, string>) => `${path?.split("/").at(-1)}: ${problem}`)).toEqual(
    [
      "survivor: step two: survives: all tests of the step stay green",
      "thrower: step two: survives: tests/two.test.ts is red, but by no assertion: TypeError: Cannot read properties of undefined (reading 'a')",
      "twin: step two: changes nothing: src/two.ts is the same on the tree after the step",
      "nowhere: step two: changes nothing: src/three.ts is not there on the tree after the step",
      "untyped: step two: does not compile: src/two.ts(1,34): error TS2322: Type 'string' is not assignable to type 'number'.",
    ],
  );
  expect(exitCode).toBe(1);
});

type Mutants = Readonly<Record<string, Record<string, string>>>;

/** Lets step two of the first chapter be proven by mutants, and step three by red tests as well where it has some. */
async function plant(ofTwo: Mutants, ofThree: Mutants = {}): Promise<void> {
  const two = await written("two", ofTwo);
  const three = await written("three", ofThree);
  await repository.edit("01-sums", ({ steps }) => {
    Object.assign(steps[1] ?? {}, { proofs: [{ by: "mutants", mutants: two }] });
    if (three.length > 0)
      Object.assign(steps[2] ?? {}, { proofs: [{ by: "tests" }, { by: "mutants", mutants: three }] });
  });
}

/** @returns the folders that they are in */
async function written(step: string, mutants: Mutants): Promise<string[]> {
  const folders = Object.entries(mutants).map(([name, files]) => [`steps/${step}/mutants/${name}`, files] as const);
  for (const [folder, files] of folders)
    for (const [file, text] of Object.entries(files))
      await repository.write(`chapters/01-sums/${folder}/${file}`, text);
  return folders.map(([folder]) => folder);
}

function twoIs(expression: string): string {
  return `export const two = () => ${expression};\n`;
}
