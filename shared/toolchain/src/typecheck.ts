// Types: all that runs on Node in one go, what runs in a page, whose globals are others, and the site's components, which the
// compiler alone cannot read.
import path from "node:path";
import { execa } from "execa";

const root = path.join(import.meta.dirname, "../../..");
const compiler = path.join(root, "node_modules/typescript7/bin/tsc");

for (const project of [".", "shared/playground", "docs"]) {
  await check("node", [compiler, "--noEmit", "--singleThreaded", "--project", project]);
}
await check("pnpm", ["--silent", "--filter", "./docs", "typecheck"]);

async function check(program: string, words: readonly string[]): Promise<void> {
  const { failed } = await execa(program, words, { cwd: root, stdio: "inherit", reject: false });
  if (failed) process.exitCode = 1;
}
