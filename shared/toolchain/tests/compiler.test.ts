import { expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "./mini-repository.ts";

const chapter = "chapters/04-service-layer";

test.concurrent("a clean chapter compiles", async () => {
  await using repository = await miniRepository();

  const found = await diagnosticsIn(repository);

  expect(found).toEqual({ diagnostics: [], exitCode: 0 });
});

test.concurrent.each([
  ["strict", "TS7006: Parameter 'names' implicitly has an 'any' type.", "export const first = (names) => names;\n"],
  ["strict", "TS18047: 'name' is possibly 'null'.", "export const length = (name: string | null) => name.length;\n"],
  [
    "noUncheckedIndexedAccess",
    "TS2532: Object is possibly 'undefined'.",
    "export const length = (names: readonly string[]) => names[0].length;\n",
  ],
  [
    "exactOptionalPropertyTypes",
    "TS2375: Type '{ eta: undefined; }' is not assignable to type '{ eta?: string; }' with 'exactOptionalPropertyTypes: true'. Consider adding 'undefined' to the types of the target's properties.",
    "export const batch: { eta?: string } = { eta: undefined };\n",
  ],
  [
    "erasableSyntaxOnly",
    "TS1294: This syntax is not allowed when 'erasableSyntaxOnly' is enabled.",
    "export enum Colour {\n  Red,\n}\n",
  ],
])("%s: %s", async (_, diagnostic, text) => {
  await using repository = await miniRepository();
  await repository.write(`${chapter}/src/domain/rule.ts`, text);

  const found = await diagnosticsIn(repository);

  expect(found).toEqual({ diagnostics: [diagnostic], exitCode: 2 });
});

async function diagnosticsIn(repository: MiniRepository) {
  const { exitCode, stdout } = await repository.run("tsc", ["--noEmit", "--pretty", "false"], chapter);
  const diagnostics = [...stdout.matchAll(/: error (TS\d+: .*)$/gm)].map(([, diagnostic]) => diagnostic);
  return { diagnostics, exitCode };
}
