import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { expect, test } from "vitest";
import { type Mutant, scoreOf, survivorsOf, tableOf } from "../src/mutation-report.ts";

test("the score is the share of mutants that were noticed, by a failure or by taking for ever", () => {
  const mutants = [mutant("Killed"), mutant("Timeout"), mutant("Killed"), mutant("Survived")];

  expect(scoreOf(mutants)).toBe(75);
});

test("code that no test runs counts against the score", () => {
  expect(scoreOf([mutant("Killed"), mutant("NoCoverage")])).toBe(50);
});

test.each(["CompileError", "RuntimeError", "Ignored"] as const)(
  "a mutant that ended as %s does not count",
  (status) => {
    expect(scoreOf([mutant("Killed"), mutant(status)])).toBe(100);
  },
);

test("where nothing was mutated nothing is proven", () => {
  expect(scoreOf([])).toBe(0);
});

test("survivors come in the order of the code", () => {
  const mutants = [mutant("Survived", 9), mutant("Killed", 3), mutant("NoCoverage", 2)];

  const survivors = survivorsOf(mutants);

  expect(survivors.map(({ location }) => location.start.line)).toEqual([2, 9]);
});

test("the table shows where a survivor stands, its mutator, and what was replaced by what", async () => {
  await using folder = await temporaryFolder();
  const fileName = path.join(folder.path, "src/batch.ts");
  await mkdir(path.dirname(fileName));
  await writeFile(fileName, "export const room = (left: number) => {\n  return left > 0;\n};\n");
  const comparison = { start: { line: 2, column: 10 }, end: { line: 2, column: 18 } };
  const body = { start: { line: 1, column: 39 }, end: { line: 3, column: 2 } };

  const table = await tableOf(
    [
      {
        ...mutant("Survived"),
        fileName,
        location: comparison,
        mutatorName: "EqualityOperator",
        replacement: "left >= 0",
      },
      { ...mutant("Survived"), fileName, location: body, mutatorName: "BlockStatement", replacement: "{}" },
    ],
    folder.path,
  );

  expect(cellsOf(table)).toEqual([
    ["where", "mutator", "original", "replacement"],
    ["src/batch.ts:2", "EqualityOperator", "left > 0", "left >= 0"],
    ["src/batch.ts:1", "BlockStatement", "{ return left > 0; }", "{}"],
  ]);
});

function mutant(status: Mutant["status"], line = 1): Mutant {
  const location = { start: { line, column: 1 }, end: { line, column: 2 } };
  return { fileName: "batch.ts", location, mutatorName: "BooleanLiteral", replacement: "false", status };
}

function cellsOf(table: string): string[][] {
  const rows = table.split("\n").filter((line) => line.startsWith("│"));
  return rows.map((row) =>
    row
      .split("│")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
