import { afterEach, beforeEach, expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "./mini-repository.ts";

let repository: MiniRepository;
beforeEach(async () => {
  repository = await miniRepository();
  await repository.write(".dependency-cruiser.mjs", rules);
  await repository.write("shared/kernel/package.json", '{ "name": "@cosmic/kernel", "exports": "./src/index.ts" }');
  await repository.write("shared/kernel/src/index.ts", 'export const name = "kernel";\n');
  await repository.borrow("01-sums", { vitest: "vitest", "@cosmic/kernel": "shared/kernel" });
  await repository.write("chapters/01-sums/steps/two/src/two.ts", `import "./one.ts";\n${two}`);
  await repository.write("chapters/01-sums/src/two.ts", `import "@cosmic/kernel";\n${two}`);
});
afterEach(() => repository[Symbol.asyncDispose]());

const two = 'export const two = () => "two";\n';

/** As in the real repository, they look at the chapters beside them, and know the kernel by its place. */
const rules = `
  import { readdirSync } from "node:fs";
  import path from "node:path";
  const chapters = readdirSync(path.join(import.meta.dirname, "chapters")).join("|");
  const source = \`^chapters/(\${chapters})/src/\`;
  export default {
    forbidden: [
      { name: "sums-stand-alone", severity: "error", from: { path: source }, to: { path: "^chapters/$1/src/" } },
      { name: "sums-import-the-kernel-only", severity: "error", from: { path: source }, to: { pathNot: "^shared/kernel/src/" } },
    ],
    options: {
      doNotFollow: { path: "node_modules" },
      tsPreCompilationDeps: true,
      enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "default"] },
    },
  };
`;

test("rules that the tree before the step breaks, and the tree after it keeps", async () => {
  await layersOfThree(["sums-stand-alone", "sums-import-the-kernel-only"]);

  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "1");

  expect(stdout).toContain("    three: breaks sums-stand-alone, sums-import-the-kernel-only before it\n");
  expect(exitCode).toBe(0);
});

test("a rule that was kept before, and one that is not there", async () => {
  await repository.write("chapters/01-sums/steps/two/src/two.ts", `import "@cosmic/kernel";\n${two};\n`);
  await layersOfThree(["sums-stand-alone", "sums-stand-together"]);

  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "1");

  expect(stdout).toContain("✗ chapter.json: step three: names a layer rule that is not there: sums-stand-together\n");
  expect(stdout).toContain("✗ chapter.json: step three: nothing breaks sums-stand-alone before the work\n");
  expect(stdout).toContain("    three: breaks no rule before it\n");
  expect(exitCode).toBe(1);
});

test("a rule that is still broken after the step", async () => {
  await repository.write("chapters/01-sums/src/two.ts", `import "./one.ts";\n${two}`);
  await layersOfThree(["sums-stand-alone"]);

  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "1");

  expect(stdout).toContain(
    "✗ src/two.ts: step three: still breaks sums-stand-alone on the tree after it, by importing src/one.ts\n",
  );
  expect(exitCode).toBe(1);
});

/** Lets step three be proven by these rules, and be the one that brings the last version of two. */
async function layersOfThree(names: readonly string[]): Promise<void> {
  await repository.edit("01-sums", ({ changes, steps }) => {
    changes[1] = { path: "src/two.ts", kind: "added", step: "three", why: "stands alone" };
    Object.assign(steps[2] ?? {}, { proofs: [{ by: "layers", rules: names }] });
  });
}
