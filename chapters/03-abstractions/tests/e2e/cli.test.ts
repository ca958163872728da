import path from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

const program = path.join(import.meta.dirname, "../../src/entrypoints/cli.ts");

/** Runs the program as people do, and never throws: what it says and its exit code are the result. */
function run(args: string[], calledFrom = process.cwd()) {
  return execa(process.execPath, [program, ...args], { reject: false, env: { INIT_CWD: calledFrom } });
}

test("makes the target like the source and says what it did", async () => {
  await using temporary = await temporaryFolder();
  const files = {
    "new.txt": "apple",
    "fruit/renamed.txt": "banana",
    "changed.txt": "cherry, ripe",
    "same.txt": "date",
  };
  const source = await temporary.fill("source", files);
  const target = await temporary.fill("target", {
    "old/name.txt": "banana",
    "changed.txt": "cherry",
    "same.txt": "date",
    "gone.txt": "elderberry",
  });

  const { exitCode, stdout } = await run([source, target]);

  expect(exitCode).toBe(0);
  expect(stdout.split("\n").sort()).toEqual([
    "copy changed.txt",
    "copy new.txt",
    "delete changed.txt",
    "delete gone.txt",
    "move old/name.txt to fruit/renamed.txt",
  ]);
  expect(await temporary.filesIn("target")).toEqual(files);
  expect(await temporary.filesIn("source")).toEqual(files);
});

test("loses none of the files that swapped names, stand twice, or became a folder", async () => {
  await using temporary = await temporaryFolder();
  const files = { a: "banana", b: "apple", "c/d": "cherry", e: "date", "one.txt": "fig", "two.txt": "fig" };
  const source = await temporary.fill("source", files);
  const target = await temporary.fill("target", {
    a: "apple",
    b: "banana",
    c: "cherry",
    "e/f": "date",
    "old.txt": "fig",
  });

  const { exitCode } = await run([source, target]);

  expect(exitCode).toBe(0);
  expect(await temporary.filesIn("target")).toEqual(files);
});

test("has nothing to do the second time", async () => {
  await using temporary = await temporaryFolder();
  const source = await temporary.fill("source", { "a.txt": "apple", "fruit/b.txt": "apple" });
  await run([source, temporary.at("target")]);

  const { exitCode, stdout } = await run([source, temporary.at("target")]);

  expect(exitCode).toBe(0);
  expect(stdout).toBe("nothing to do");
});

test("makes a target that does not exist", async () => {
  await using temporary = await temporaryFolder();
  const source = await temporary.fill("source", { "a.txt": "apple" });

  const { exitCode } = await run([source, temporary.at("not/yet/there")]);

  expect(exitCode).toBe(0);
  expect(await temporary.filesIn("not/yet/there")).toEqual({ "a.txt": "apple" });
});

test("takes relative names from the folder in which it was called", async () => {
  await using temporary = await temporaryFolder();
  await temporary.fill("source", { "a.txt": "apple" });

  const { exitCode } = await run(["source", "./target"], temporary.at("."));

  expect(exitCode).toBe(0);
  expect(await temporary.filesIn("target")).toEqual({ "a.txt": "apple" });
});

test("says in a sentence that the source does not exist, and leaves the target as it is", async () => {
  await using temporary = await temporaryFolder();
  const source = temporary.at("nowhere");
  const target = await temporary.fill("target", { "a.txt": "apple" });

  const { exitCode, stderr } = await run([source, target]);

  expect(exitCode).toBe(1);
  expect(stderr).toBe(`there is no folder ${source} to synchronise from`);
  expect(await temporary.filesIn("target")).toEqual({ "a.txt": "apple" });
});

test("does not delete a source that lies inside the target", async () => {
  await using temporary = await temporaryFolder();
  const target = await temporary.fill("target", { "source/a.txt": "apple", "b.txt": "banana" });

  const { exitCode, stderr } = await run([temporary.at("target/source"), target]);

  expect(exitCode).toBe(1);
  expect(stderr).toContain("must lie apart");
  expect(await temporary.filesIn("target")).toEqual({ "source/a.txt": "apple", "b.txt": "banana" });
});

const usage = "expected two folders: start <source> <target>";

test.each([
  ["no folder", [], usage],
  ["one folder", ["source"], usage],
  ["three folders", ["source", "target", "other"], usage],
  ["an empty target", ["source", ""], "a folder's name must not be empty"],
  ["an empty source", ["", "target"], "a folder's name must not be empty"],
  ["an unknown option", ["source", "target", "--force"], "Unknown option '--force'"],
])("refuses %s and touches nothing", async (_, args, sentence) => {
  await using temporary = await temporaryFolder();
  await temporary.fill("source", { "a.txt": "apple" });
  await temporary.fill("target", { "b.txt": "banana" });

  const { exitCode, stderr } = await run(args, temporary.at("."));

  expect(exitCode).toBe(2);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain("\n");
  expect(await temporary.filesIn("target")).toEqual({ "b.txt": "banana" });
});
