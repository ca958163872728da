import { expect, test } from "vitest";
import { cleanRepository, manifest } from "./clean-repository.ts";
import { type MiniRepository, miniRepository } from "./mini-repository.ts";

const chapter = "chapters/04-service-layer";

test.concurrent("a clean repository uses all it has", async () => {
  await using repository = await miniRepository();

  const found = await unusedIn(repository);

  expect(found).toEqual({ unused: [], exitCode: 0 });
});

test.concurrent.each([
  ["a file", "files", `${chapter}/src/domain/rule.ts`, "export const rule = 1;\n"],
  ["a test's helper", "files", `${chapter}/tests/helper.ts`, "export const help = 1;\n"],
  ["a process that no script starts", "files", `${chapter}/src/entrypoints/cli.ts`, 'console.log("started");\n'],
])("%s nobody uses is reported", async (_, kind, file, text) => {
  await using repository = await miniRepository();
  await repository.write(file, text);

  const found = await unusedIn(repository);

  expect(found).toEqual({ unused: [[kind, file]], exitCode: 1 });
});

test.concurrent.each([
  ["an export", "exports", "port", "export const port = 1;\nexport const settings = { port };\n"],
  ["a type", "types", "Port", "export type Port = 1;\nexport const settings = { port: 1 };\n"],
])("%s nobody imports is reported", async (_, kind, name, text) => {
  await using repository = await miniRepository();
  await repository.write(`${chapter}/src/config.ts`, text);

  const found = await unusedIn(repository);

  expect(found).toEqual({ unused: [[kind, name]], exitCode: 1 });
});

test.concurrent.each([["dependencies"], ["devDependencies"]])(
  "a package among the %s nobody uses is reported",
  async (kind) => {
    await using repository = await miniRepository();
    const fields = { name: "@cosmic/testkit", exports: "./src/index.ts", [kind]: { "left-pad": "1.3.0" } };
    await repository.write("shared/testkit/package.json", manifest(fields));

    const found = await unusedIn(repository);

    expect(found).toEqual({ unused: [[kind, "left-pad"]], exitCode: 1 });
  },
);

test.concurrent("a package that is used and not declared is reported", async () => {
  await using repository = await miniRepository();
  await repository.write("shared/testkit/src/index.ts", 'export { sql as randomSku } from "drizzle-orm";\n');

  const found = await unusedIn(repository);

  expect(found).toEqual({ unused: [["unlisted", "drizzle-orm"]], exitCode: 1 });
});

test.concurrent("a version in the catalog nobody uses is reported", async () => {
  await using repository = await miniRepository();
  await repository.write("pnpm-workspace.yaml", `${cleanRepository["pnpm-workspace.yaml"]}  left-pad: 1.3.0\n`);

  const found = await unusedIn(repository);

  expect(found).toEqual({ unused: [["catalog", "left-pad"]], exitCode: 1 });
});

test.concurrent("exercises and the reader's work are not looked at", async () => {
  await using repository = await miniRepository();
  for (const folder of [`${chapter}/start`, `${chapter}/steps/first`, "workspace/04-service-layer"])
    await repository.write(`${folder}/src/domain/rule.ts`, "export const rule = 1;\n");

  const found = await unusedIn(repository);

  expect(found).toEqual({ unused: [], exitCode: 0 });
});

test.concurrent("a program that the testkit's tests start is in use", async () => {
  await using repository = await miniRepository();
  await repository.write("shared/testkit/tests/fixtures/server.ts", 'console.log("started");\n');

  const found = await unusedIn(repository);

  expect(found).toEqual({ unused: [], exitCode: 0 });
});

test.concurrent("an export that only a test uses is in use", async () => {
  await using repository = await miniRepository();
  await repository.write(`${chapter}/src/domain/rule.ts`, "export const rule = 1;\n");
  await repository.write(
    `${chapter}/tests/unit/rule.test.ts`,
    'import { rule } from "../../src/domain/rule.ts";\n\nconsole.log(rule);\n',
  );

  const found = await unusedIn(repository);

  expect(found).toEqual({ unused: [], exitCode: 0 });
});

async function unusedIn(repository: MiniRepository) {
  const { exitCode, stdout } = await repository.run("knip", ["--reporter=json"]);
  const issues: readonly Record<string, string | readonly { name: string }[]>[] = JSON.parse(stdout).issues;
  const unused = issues.flatMap((issue) =>
    Object.entries(issue).flatMap(([kind, findings]) =>
      typeof findings === "string" ? [] : findings.map(({ name }) => [kind, name]),
    ),
  );
  return { unused, exitCode };
}
