import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startWorkspace, takeSolution } from "../../src/workspace/index.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { type Book, ownTexts, smallBook } from "./book.ts";

let book: Book;
let workspace: Workspace;
beforeEach(async () => {
  book = await smallBook();
  workspace = await book.workspace("03");
  await startWorkspace(workspace);
});
afterEach(() => book[Symbol.asyncDispose]());

test("takes one file, and says where the reader's own lies now", async () => {
  await book.write("workspace/03-more/src/four.ts", "mine");

  const taken = await takeSolution(workspace, { file: "src/four.ts" });

  expect(taken).toMatchObject({ written: ["src/four.ts"], removed: [], backup: { reason: "solution" } });
  expect(await readFile(taken.mine.get("src/four.ts") ?? "", "utf8")).toBe("mine");
  expect(await ownTexts(workspace)).toMatchObject({ "src/four.ts": "export const four = 4;\n" });
});

test("knows a file by the path from the repository, and by where it lies", async () => {
  const fromTheRoot = await takeSolution(workspace, { file: "workspace/03-more/src/four.ts" });
  await book.remove("workspace/03-more/src/four.ts");
  const absolute = await takeSolution(workspace, { file: path.join(workspace.folder, "src", "four.ts") });

  expect(fromTheRoot.written).toEqual(["src/four.ts"]);
  expect(absolute.written).toEqual(["src/four.ts"]);
});

test("takes what one step changes, tests that the reader writes among it", async () => {
  const taken = await takeSolution(workspace, { step: "five" });

  expect(taken.written).toEqual(["tests/five.test.ts"]);
});

test("brings along what the reader, who has another layout, lacks; what he has stays as it is", async () => {
  await book.write("chapters/03-more/src/four.ts", 'export * from "./sums.ts";\nexport * from "./kit.ts";\n');
  const again = await book.workspace("03");
  await book.remove("workspace/03-more/src/sums.ts");
  await book.write("workspace/03-more/src/kit.ts", "mine");

  const byStep = await takeSolution(again, { step: "four" });
  await book.remove("workspace/03-more/src");
  const byFile = await takeSolution(again, { file: "src/four.ts" });

  expect(byStep.written).toEqual(["src/four.ts", "src/sums.ts"]);
  expect(byFile.written).toEqual(["src/four.ts", "src/kit.ts", "src/sums.ts"]);
});

test("takes all, does away with what the reference did away with, and leaves files of the reader's own", async () => {
  await book.write("workspace/03-more/src/own.ts", "my own");

  const taken = await takeSolution(workspace, { all: true });

  expect(taken).toMatchObject({ written: ["src/four.ts", "tests/five.test.ts"], removed: ["src/two.ts"] });
  expect(await ownTexts(workspace)).toMatchObject({ "src/own.ts": "my own" });
  expect(await ownTexts(workspace)).not.toHaveProperty(["src/two.ts"]);
});

test("a file that the reference does away with is taken away", async () => {
  const taken = await takeSolution(workspace, { file: "src/two.ts" });

  expect(taken.removed).toEqual(["src/two.ts"]);
});

test("what stands in the way of a file or of its folder is saved, and makes room", async () => {
  await book.write("workspace/03-more/src/four.ts/inside.ts", "a folder");
  await book.remove("workspace/03-more/tests");
  await book.write("workspace/03-more/tests", "a file");

  const taken = await takeSolution(workspace, { all: true });

  expect(taken.removed).toEqual(expect.arrayContaining(["src/four.ts/inside.ts", "tests"]));
  expect([...taken.mine.keys()].sort()).toEqual(["src/four.ts/inside.ts", "src/two.ts", "tests"]);
  expect(await ownTexts(workspace)).toMatchObject({ "src/four.ts": "export const four = 4;\n" });
});

test("a file that the reference does not know: names those that it changes", async () => {
  await expect(takeSolution(workspace, { file: "src/nine.ts" })).rejects.toThrow(
    "The reference of 03-more has no src/nine.ts. It changes: src/four.ts, src/kit.ts.",
  );
});
