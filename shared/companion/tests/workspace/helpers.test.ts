import { afterEach, beforeEach, expect, test } from "vitest";
import { layHelpers, startWorkspace } from "../../src/workspace/index.ts";
import { type Book, ownTexts, smallBook } from "./book.ts";

let book: Book;
beforeEach(async () => {
  book = await smallBook();
  const { chapter } = await book.workspace("03");
  const changes = chapter.manifest.changes.map((each) =>
    each.path === "tests/helper.ts" ? { ...each, step: "five", laid: true } : each,
  );
  await book.write("chapters/03-more/chapter.json", JSON.stringify({ ...chapter.manifest, changes }));
  await startWorkspace(await book.workspace("03"));
});
afterEach(() => book[Symbol.asyncDispose]());

test("what a step's tests stand on comes when the reader has come to that step, and not before", async () => {
  const workspace = await book.workspace("03");

  const early = await layHelpers(workspace, "four");
  const before = await ownTexts(workspace);
  const inTime = await layHelpers(workspace, "five");
  const again = await layHelpers(workspace, "five");

  expect([early, inTime, again]).toEqual([
    { laid: [], kept: [] },
    { laid: ["tests/helper.ts"], kept: [] },
    { laid: [], kept: [] },
  ]);
  expect(before["tests/helper.ts"]).toContain("helper = 1");
  expect((await ownTexts(workspace))["tests/helper.ts"]).toContain("helper = 2");
});

test("one that the reader has changed stays as it is, and is told", async () => {
  const workspace = await book.workspace("03");
  await book.write("workspace/03-more/tests/helper.ts", "mine");

  const result = await layHelpers(workspace, "six");

  expect(result).toEqual({ laid: [], kept: ["tests/helper.ts"] });
  expect((await ownTexts(workspace))["tests/helper.ts"]).toBe("mine");
});
