import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  forgetProgress,
  hashOfTests,
  readProgress,
  recordHint,
  recordPass,
  stateFolder,
} from "../../src/workspace/index.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { type Book, smallBook } from "./book.ts";

let book: Book;
let workspace: Workspace;
beforeEach(async () => {
  book = await smallBook();
  workspace = await book.workspace("03");
});
afterEach(() => book[Symbol.asyncDispose]());

test("remembers hints and passes of each step", async () => {
  await recordHint(workspace, "four");
  const hints = await recordHint(workspace, "four");
  await recordPass(workspace, "four", { tests: "abc" });

  const { steps } = await readProgress(workspace);

  expect(hints).toBe(2);
  expect(steps).toEqual(
    new Map([["four", { hints: 2, passed: { at: expect.any(String), tests: "abc", solution: false } }]]),
  );
});

test("ten at once, none is lost", async () => {
  await Promise.all(Array.from({ length: 10 }, () => recordHint(workspace, "four")));

  expect((await readProgress(workspace)).steps.get("four")?.hints).toBe(10);
});

test("the date of a pass is the first one's, until it is passed with other tests", async () => {
  const passedAt = async () => (await readProgress(workspace)).steps.get("four")?.passed?.at;
  await recordPass(workspace, "four", { tests: "abc" });
  const first = await passedAt();

  await recordPass(workspace, "four", { tests: "abc" });
  const second = await passedAt();
  await recordPass(workspace, "four", { tests: "abc", solution: true });

  expect(second).toBe(first);
  expect((await readProgress(workspace)).steps.get("four")?.passed).toMatchObject({ solution: true });
});

test("forgets one step, or all", async () => {
  await recordHint(workspace, "four");
  await recordHint(workspace, "five");

  await forgetProgress(workspace, "four");
  const left = [...(await readProgress(workspace)).steps.keys()];
  await forgetProgress(workspace);

  expect(left).toEqual(["five"]);
  expect((await readProgress(workspace)).steps.size).toBe(0);
});

test("a damaged file is put aside, and said", async () => {
  await recordHint(workspace, "four");
  await recordHint(workspace, "five");
  const file = path.join(book.state, "progress/03-more/four.json");
  await writeFile(file, '{ "hints": ');

  const progress = await readProgress(workspace);
  const again = await readProgress(workspace);

  expect([...progress.steps.keys()]).toEqual(["five"]);
  expect(progress.putAside).toEqual([`${file}.damaged`]);
  expect(again.putAside).toEqual([]);
});

test("the hash of a step's tests does not mind line ends, and minds everything else in them", async () => {
  const [four, five] = workspace.chapter.manifest.steps;
  if (!four || !five) throw new Error("the chapter has no steps");
  const tree = (text: string) => new Map([["tests/four.test.ts", Buffer.from(text)]]);
  const hash = hashOfTests(four, tree("one\ntwo\n"));

  expect(hashOfTests(four, tree("one\r\ntwo\r\n"))).toBe(hash);
  expect(hashOfTests(four, tree("one\ntwo, or so\n"))).not.toBe(hash);
  expect(hashOfTests(four, new Map())).not.toBe(hash);
  expect(hashOfTests({ ...four, proofs: [{ by: "types" }] }, tree("one\ntwo\n"))).not.toBe(hash);
});

test("what the reader writes himself has no part in it", async () => {
  const five = workspace.chapter.manifest.steps[1];
  if (!five) throw new Error("the chapter has no such step");
  const tree = (text: string) => new Map([["tests/five.test.ts", Buffer.from(text)]]);

  expect(hashOfTests(five, tree("one"))).toBe(hashOfTests(five, tree("other")));
});

test("is kept where the platform keeps such things, or where COSMIC_STATE says", () => {
  const before = process.env.COSMIC_STATE;
  try {
    delete process.env.COSMIC_STATE;
    expect(stateFolder()).toMatch(/cosmic-typescript/);
    process.env.COSMIC_STATE = "elsewhere";
    expect(stateFolder()).toBe(path.resolve("elsewhere"));
  } finally {
    if (before === undefined) delete process.env.COSMIC_STATE;
    else process.env.COSMIC_STATE = before;
  }
});
