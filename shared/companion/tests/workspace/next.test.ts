import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listBackups, nextWorkspace, resetWorkspace, startWorkspace } from "../../src/workspace/index.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { type Book, ownTexts, smallBook } from "./book.ts";

let book: Book;
let first: Workspace;
let second: Workspace;
let third: Workspace;
beforeEach(async () => {
  book = await smallBook();
  first = await book.workspace("01");
  second = await book.workspace("02");
  third = await book.workspace("03");
  await startWorkspace(first);
});
afterEach(() => book[Symbol.asyncDispose]());

test("takes the reader's own code over as it is, and lays what the next chapter gives beside it", async () => {
  await book.write("workspace/01-sums/src/sums.ts", "my own sums");
  await book.write("workspace/01-sums/src/my idea.ts", "my own file");

  const next = await nextWorkspace(second);

  expect(next).toMatchObject({ kind: "begun", workspace: { name: "workspace/03-more" } });
  expect(await ownTexts(third)).toMatchObject({
    "src/sums.ts": "my own sums",
    "src/my idea.ts": "my own file",
    "src/kit.ts": "export const kit = {};\n",
    "tests/four.test.ts": "// asks for four\n",
    "package.json": '{"name":"03-more","type":"module"}\n',
  });
});

test("does not add what the reader's code does without", async () => {
  const next = await nextWorkspace(second);

  expect(next).toMatchObject({ kind: "begun", carriedFrom: { name: "01-sums" } });
  expect(await ownTexts(third)).not.toHaveProperty("src/two.ts");
});

test("merges what the chapter gives into a file that the reader changed elsewhere", async () => {
  await book.write(
    "workspace/01-sums/tests/helper.ts",
    "export const helper = 1;\r\n\r\n\r\n\r\nexport const other = 'mine';\r\n",
  );

  const next = await nextWorkspace(second);

  expect(next).toMatchObject({ files: expect.arrayContaining([{ path: "tests/helper.ts", kind: "merged" }]) });
  expect(await ownTexts(third)).toMatchObject({
    "tests/helper.ts": "export const helper = 2;\r\n\r\n\r\n\r\nexport const other = 'mine';\r\n",
  });
});

test("in a conflict the reader's stays, the chapter's lies in the start, and it is told", async () => {
  await book.write("workspace/01-sums/src/kit.ts", "my own kit\n");

  const next = await nextWorkspace(second);

  expect(next).toMatchObject({ files: expect.arrayContaining([{ path: "src/kit.ts", kind: "conflict" }]) });
  expect(await ownTexts(third)).toMatchObject({ "src/kit.ts": "my own kit\n" });
});

test("a test of the new chapter is as the chapter has it, whatever the reader made of an older one", async () => {
  await book.write("chapters/03-more/tests/one.test.ts", "// asks for one, anew\n");
  const { chapter } = third;
  const [four] = chapter.manifest.steps;
  const steps = chapter.manifest.steps.map((step) =>
    step === four ? { ...step, tests: [...step.tests, "tests/one.test.ts"] } : step,
  );
  const changes = [
    ...chapter.manifest.changes,
    { path: "tests/one.test.ts", kind: "modified", step: "four", why: "because" },
  ];
  await book.write("chapters/03-more/chapter.json", JSON.stringify({ ...chapter.manifest, steps, changes }));
  await book.write("workspace/01-sums/tests/one.test.ts", "// asks for nothing\n");
  await book.write("workspace/01-sums/tests/six.test.ts", "// asks for nothing\n");

  await nextWorkspace(await book.workspace("02"));

  expect(await ownTexts(third)).toMatchObject({
    "tests/one.test.ts": "// asks for one, anew\n",
    "tests/six.test.ts": "// asks for six\n",
  });
});

test("what the new chapter's tests stand on is as the chapter gives it, whatever the reader made of an older one", async () => {
  await book.write("workspace/01-sums/tests/helper.ts", "my helper");

  const next = await nextWorkspace(second);

  expect((await ownTexts(third))["tests/helper.ts"]).toContain("helper = 2");
  expect(next).toMatchObject({ files: expect.arrayContaining([{ path: "tests/helper.ts", kind: "updated" }]) });
});

test("saves the workspace that it takes the code from", async () => {
  await book.write("workspace/01-sums/src/sums.ts", "my own sums");

  await nextWorkspace(second);

  expect(await listBackups(first)).toMatchObject([{ reason: "next" }]);
});

test("never touches a workspace that is there", async () => {
  await nextWorkspace(second);
  await book.write("workspace/03-more/src/sums.ts", "my later sums");

  const again = await nextWorkspace(second);

  expect(again).toMatchObject({ kind: "there", workspace: { name: "workspace/03-more" } });
  expect(await ownTexts(third)).toMatchObject({ "src/sums.ts": "my later sums" });
});

test("begins from the reference where that is asked for, or where the reader has nothing to take over", async () => {
  await book.write("workspace/01-sums/src/sums.ts", "my own sums");
  const reference = "export const one = 1;\n\n\n\nexport const three = 3;\n";

  const fresh = await nextWorkspace(second, { fresh: true });

  expect(fresh).toMatchObject({ kind: "begun", carriedFrom: undefined });
  expect(await ownTexts(third)).toMatchObject({ "src/sums.ts": reference });

  await rm(path.join(book.root, "workspace"), { recursive: true });

  const bare = await nextWorkspace(second);

  expect(bare).toMatchObject({ kind: "begun", carriedFrom: undefined });
  expect(await ownTexts(third)).toMatchObject({ "src/sums.ts": reference });
});

test("after a chapter that nothing grew from comes the one behind it, with the code of the one it grew from", async () => {
  await book.write("workspace/01-sums/src/sums.ts", "my own sums");

  const next = await nextWorkspace(second);

  expect(next).toMatchObject({ kind: "begun", carriedFrom: { name: "01-sums" } });
  expect(await ownTexts(third)).toMatchObject({ "src/sums.ts": "my own sums" });
});

test("after the last chapter comes nothing", async () => {
  const next = await nextWorkspace(third);

  expect(next).toEqual({ kind: "end" });
});

test("going back to the start goes back to the code that was brought along, unless it is to be fresh", async () => {
  await book.write("workspace/01-sums/src/sums.ts", "my own sums");
  await nextWorkspace(second);
  const brought = await ownTexts(third);
  await book.write("workspace/03-more/src/sums.ts", "a mess");
  await book.write("workspace/03-more/src/two.ts", "a mess as well");

  await resetWorkspace(third);

  expect(await ownTexts(third)).toEqual(brought);

  await resetWorkspace(third, { fresh: true });

  expect(await ownTexts(third)).toMatchObject({ "src/two.ts": "export const two = 2;\n" });
});
