import type { Chapter, Step, Tree } from "@cosmic/curriculum";
import { isGreen } from "@cosmic/runner";
import type { Laboratory } from "../chain/laboratory.ts";
import { plantedIn } from "../chain/planted.ts";
import type { Trouble } from "./standing.ts";

/** What a step promises beside its tests: types, layer rules, mutants. Tried on a copy, while the tests run in the workspace. */
export async function proofTroubles(
  chapter: Chapter,
  step: Step,
  tree: Tree,
  laboratory: OpenLaboratory,
): Promise<Trouble[]> {
  return (await Promise.all(step.proofs.map((proof) => troublesBy(proof, { chapter, step, tree, laboratory })))).flat();
}

type OpenLaboratory = () => Promise<Laboratory>;
type Trial = Readonly<{ chapter: Chapter; step: Step; tree: Tree; laboratory: OpenLaboratory }>;

async function troublesBy(
  proof: Step["proofs"][number],
  { chapter, step, tree, laboratory }: Trial,
): Promise<Trouble[]> {
  switch (proof.by) {
    case "tests":
      return [];
    case "types":
      return await byTypes(step, tree, laboratory);
    case "layers":
      return await byLayers(chapter, proof.rules, tree, laboratory);
    case "mutants":
      return await byMutants(chapter, step, proof.mutants, tree, laboratory);
  }
}

/** What the compiler says of the code and of these tests. */
export async function byTypes(
  { tests }: Pick<Step, "tests">,
  tree: Tree,
  laboratory: OpenLaboratory,
): Promise<Trouble[]> {
  const { compile } = await laboratory();
  const errors = await compile(
    tree,
    tests.filter((file) => tree.has(file)),
  );
  return errors.map(({ path, text }) => {
    const [, line = "1", column = "1", message = text] = /^\((\d+),(\d+)\): (?:error )?(.*)$/s.exec(text) ?? [];
    return { title: "does not compile", message, at: { file: path, line: Number(line), column: Number(column) } };
  });
}

async function byLayers(
  { name }: Chapter,
  rules: readonly string[],
  tree: Tree,
  laboratory: OpenLaboratory,
): Promise<Trouble[]> {
  const { violations } = await (await laboratory()).layers(tree);
  const below = (file: string) => file.replace(`chapters/${name}/`, "");
  return violations
    .filter(({ rule }) => rules.includes(rule))
    .map(({ rule, from, to }) => ({
      title: `the layer rule ${rule} is broken`,
      message: `${below(from)} imports ${below(to)}`,
    }));
}

/** Mutants are tried once the reader's own test is there; that it is green without them, its step's tests tell. */
async function byMutants(
  chapter: Chapter,
  step: Step,
  wanted: readonly string[],
  tree: Tree,
  laboratory: OpenLaboratory,
): Promise<Trouble[]> {
  const missing = step.tests.filter((file) => !tree.has(file));
  if (missing.length > 0)
    return missing.map((file) => ({ title: file, message: "it is not there yet: in this step you write the test" }));
  const [{ runTests }, mutants] = await Promise.all([laboratory(), plantedIn(chapter, wanted)]);
  const own = await runTests(tree, step.tests);
  if (!own.every(isGreen)) return [];
  const survivors = mutants.map(async ({ path, files }) => {
    const results = await runTests(new Map([...tree, ...files]), step.tests);
    return results.some(({ tests }) => tests.some(({ outcome }) => outcome === "failed"))
      ? []
      : [
          {
            title: `your test does not notice ${mutantNamed(path)}`,
            message: `with the fault of ${path} it stays green`,
          },
        ];
  });
  return (await Promise.all(survivors)).flat();
}

/** `steps/swapped/mutants/mails-for-real` is about mails for real. */
function mutantNamed(path: string): string {
  return `the mutant "${path.split("/").at(-1)?.replaceAll("-", " ")}"`;
}
