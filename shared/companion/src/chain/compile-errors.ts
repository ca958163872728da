import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { execaNode } from "execa";

const SETTINGS = "tsconfig.step.json";

/**
 * What the compiler says of a package's `src/` and of the given test files: a line for each error, none when all is well.
 * Other test files may ask for what is not there yet.
 * @param folder a package with a tsconfig.json, and a node_modules that has typescript
 */
export async function compileErrors(folder: string, tests: readonly string[]): Promise<string[]> {
  const settings = { extends: "./tsconfig.json", include: ["src"], files: tests };
  await writeFile(path.join(folder, SETTINGS), JSON.stringify(settings));
  const compiler = createRequire(path.join(folder, "package.json")).resolve("typescript/bin/tsc");
  const { exitCode, stdout, all } = await execaNode(
    compiler,
    ["--noEmit", "--pretty", "false", "--project", SETTINGS],
    {
      cwd: folder,
      all: true,
      reject: false,
    },
  );
  const errors = stdout.split("\n").filter((line) => line.includes("error TS"));
  if (exitCode !== 0 && errors.length === 0) throw new Error(`the compiler did not run in ${folder}: ${all}`);
  return errors;
}
