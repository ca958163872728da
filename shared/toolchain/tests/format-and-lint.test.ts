import { expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "./mini-repository.ts";

test("a clean repository is formatted and free of lint", async () => {
  await using repository = await miniRepository();

  const found = await findingsIn(repository);

  expect(found).toEqual({ categories: [], exitCode: 0 });
});

test.each([
  ["format", "export const names = [ 'lamp' ]\n"],
  ["lint/style/noNonNullAssertion", "export const first = (names: string[]) => names[0]!;\n"],
  ["lint/suspicious/noExplicitAny", "export const first = (names: any) => names;\n"],
  ["lint/correctness/noUnusedImports", 'import { createApp } from "./http.ts";\n\nexport const first = 1;\n'],
])("%s is reported", async (category, text) => {
  await using repository = await miniRepository();
  await repository.write("chapters/04-service-layer/src/entrypoints/cli.ts", text);

  const found = await findingsIn(repository);

  expect(found).toEqual({ categories: [category], exitCode: 1 });
});

async function findingsIn(repository: MiniRepository): Promise<{ categories: string[]; exitCode: number | undefined }> {
  const { exitCode, stdout } = await repository.run("biome", ["check", "--reporter=github", "chapters", "shared"]);
  const categories = [...stdout.matchAll(/^::\w+ title=([^,]+)/gm)].flatMap(([, title]) => title ?? []);
  return { categories, exitCode };
}
