import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TemporaryClone, temporaryClone } from "./temporary-clone.ts";

const page = path.resolve(import.meta.dirname, "../../../CONTRIBUTING.md");
const patience = 300_000;

let clone: TemporaryClone;
beforeAll(async () => {
  clone = await temporaryClone();
});
afterAll(() => clone[Symbol.asyncDispose]());

test("CONTRIBUTING.md leads from a clone to a commit that CI is content with", { timeout: patience }, async () => {
  const script = scriptOf(commandsIn(await readFile(page, "utf8")));

  const { exitCode, all } = await clone.run("bash", ["-c", script]);

  expect(exitCode, all).toBe(0);
  const { all: written } = await clone.run("git", ["show", "--format=%s", "--name-only", "HEAD"]);
  expect(written).toMatch(/^Let the message about a conflicting line/);
  expect(filesLike(written, "src/domain/conflicting-order-line.ts")).toHaveLength(12);
  expect(filesLike(written, "tests/unit/same-line.test.ts")).toHaveLength(12);
  expect(written).toMatch(/^\.changeset\/[\w-]+\.md$/m);
});

test("a pull request that carried its fix is told nothing", { timeout: patience }, async () => {
  const { exitCode, all } = await clone.run("node", ["shared/toolchain/src/uncarried.ts", "main"]);

  expect({ exitCode, all }).toEqual({ exitCode: 0, all: "" });
});

test("a pull request that left its fix where it was made is told where it could go", {
  timeout: patience,
}, async () => {
  await clone.run("bash", [
    "-ec",
    "git switch -q -c stays main; git checkout -q mend-a-message -- chapters/01-domain-model",
  ]);
  await clone.run("git", ["commit", "--quiet", "--message", "Mend it in one place"]);

  const { exitCode, all } = await clone.run("node", ["shared/toolchain/src/uncarried.ts", "main"]);

  expect(all).toMatch(/^[|] `src.domain.conflicting-order-line.ts` +[|] 02, 04–13 +[|]/m);
  expect(exitCode).toBe(0);
});

/** All lines of all blocks for a shell, in order. */
function commandsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = ""]) => block.trimEnd().split("\n"));
}

/** Ends with the first command that fails; one that the page calls red has to. */
function scriptOf(lines: readonly string[]): string {
  const checked = lines.map((line) => {
    const [, command] = /^(.*\S) +# red$/.exec(line) ?? [];
    return command === undefined ? line : `if ${command}; then echo 'It was to be red.'; exit 1; fi`;
  });
  return ["set -o errexit -o xtrace", ...checked].join("\n");
}

function filesLike(list: string, ending: string): string[] {
  return list
    .split("\n")
    .filter((file) => /^chapters\/[^/]+\//.test(file) && file.split("/").slice(2).join("/") === ending);
}
