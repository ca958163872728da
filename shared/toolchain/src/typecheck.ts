// Types: all that runs on Node in one go, and what runs in a page, whose globals are others.
import path from "node:path";
import { execa } from "execa";

const root = path.join(import.meta.dirname, "../../..");
const compiler = path.join(root, "node_modules/typescript7/bin/tsc");

for (const project of [".", "shared/playground", "docs"]) {
  const options = { cwd: root, stdio: "inherit", reject: false } as const;
  const { failed } = await execa("node", [compiler, "--noEmit", "--singleThreaded", "--project", project], options);
  if (failed) process.exitCode = 1;
}
