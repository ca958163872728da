import { afterEach, beforeEach, expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "./mini-repository.ts";

const importing = (...modules: string[]) => modules.map((each) => `import "${each}";\n`).join("");
const testsImporting = (count: number, ...modules: string[]) =>
  `import { expect, test } from "vitest";\n${importing(...modules)}${'test("is", () => { expect(1).toBe(1); });\n'.repeat(count)}`;

/** A chapter with tests in every gear, three of them unit tests. */
const chapter: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({ name: "more-sums", type: "module", scripts: { test: "vitest run" } }),
  "vitest.config.ts": 'export default { test: { reporters: [["json", { outputFile: "report.json" }]] } };\n',
  "src/domain/sum.ts": "export type Sum = number;\n",
  "src/adapters/file.ts": importing("../domain/sum.ts"),
  "src/service-layer/add.ts": importing("../domain/sum.ts"),
  "src/entrypoints/http.ts": importing("../service-layer/add.ts"),
  "tests/builders.ts": importing("../src/domain/sum.ts"),
  "tests/fakes.ts": importing("../src/domain/sum.ts", "../src/adapters/file.ts"),
  "tests/unit/sum.test.ts": testsImporting(3, "../builders.ts"),
  "tests/unit/add-service.test.ts": testsImporting(2, "../../src/service-layer/add.ts", "../fakes.ts"),
  "tests/unit/http.test.ts": testsImporting(1, "../../src/entrypoints/http.ts", "../fakes.ts"),
  "tests/integration/file.test.ts": testsImporting(2, "../../src/adapters/file.ts"),
  "tests/e2e/server.test.ts": testsImporting(1),
};

let repository: MiniRepository;
beforeEach(async () => {
  repository = await miniRepository();
  await repository.remove(
    ...["one", "two", "three", "four", "five", "six"].map((id) => `chapters/02-more-sums/tests/${id}.test.ts`),
  );
  for (const [file, text] of Object.entries(chapter)) await write(file, text);
});
afterEach(() => repository[Symbol.asyncDispose]());

test("shows the tests of the newest chapter by kind and by gear, and ends with 0", async () => {
  const { exitCode, stdout } = await repository.cosmic("pyramid");

  expect(rowsOf(stdout)).toEqual([
    ["kind", "files", "tests", "seconds", ""],
    ["unit", "3", "6", expect.stringMatching(/^\d+\.\d$/), "█".repeat(30)],
    ["integration", "1", "2", expect.stringMatching(/^\d+\.\d$/), "█".repeat(10)],
    ["e2e", "1", "1", expect.stringMatching(/^\d+\.\d$/), "█".repeat(5)],
    ["gear: what the tests know", "files", ""],
    ["low: the domain", "1", "█".repeat(15)],
    ["high: services only", "1", "█".repeat(15)],
    ["an entrypoint or a URL only", "2", "█".repeat(30)],
    ["none of these: adapters, settings", "1", "█".repeat(15)],
  ]);
  expect(stdout.split("\n").at(-1)).toBe("A pyramid: the slower the kind of test, the fewer of it.");
  expect(exitCode).toBe(0);
});

test("a type of the domain is knowledge of the domain; tests of no kind stand elsewhere", async () => {
  await write("tests/unit/add-service.test.ts", `import type {} from "../../src/domain/sum.ts";\n${testsImporting(1)}`);
  await write("tests/stray.test.ts", testsImporting(1));

  const { kinds, gears } = await numbers();

  expect(gears).toContainEqual({ gear: "low", files: 2 });
  expect(kinds).toContainEqual({ kind: "elsewhere", files: 1, tests: 1, seconds: expect.any(Number) });
});

test("red tests: shows them all the same, says so, and ends with 1", async () => {
  await write(
    "tests/unit/http.test.ts",
    'import { expect, test } from "vitest";\ntest("red", () => expect(1).toBe(2));\n',
  );

  const { exitCode, stdout, stderr } = await repository.cosmic("pyramid", "more-sums");

  expect(rowsOf(stdout)).toContainEqual(["unit", "3", "6", expect.any(String), expect.any(String)]);
  expect(stderr).toContain("✗ 02-more-sums has red tests. See them: pnpm --filter ./chapters/02-more-sums test");
  expect(exitCode).toBe(1);
});

test("tests that cannot be run: what was printed, and 2", async () => {
  await write("package.json", JSON.stringify({ type: "module", scripts: { test: "echo there is no vitest here" } }));

  const { exitCode, stderr } = await repository.cosmic("pyramid", "02");

  expect(stderr).toContain("The tests of 02-more-sums did not run: there is no vitest here");
  expect(exitCode).toBe(2);
});

test("a chapter that is not there: those that are, and 2", async () => {
  const { exitCode, stderr } = await repository.cosmic("pyramid", "99");

  expect(stderr).toBe('There is no chapter "99". There are: 01-sums, 02-more-sums.');
  expect(exitCode).toBe(2);
});

async function write(file: string, text: string): Promise<void> {
  await repository.write(`chapters/02-more-sums/${file}`, text);
}

async function numbers(): Promise<{ green: boolean; kinds: object[]; gears: object[] }> {
  return JSON.parse((await repository.cosmic("pyramid", "--json")).stdout);
}

/** The cells of all tables, without their borders. */
function rowsOf(output: string): string[][] {
  const rows = output.split("\n").filter((line) => line.startsWith("│"));
  return rows.map((row) =>
    row
      .split("│")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
