import { expect, test } from "vitest";
import { FoldersOverlap, SourceNotFound } from "../../src/service-layer/errors.ts";
import { synchronise } from "../../src/service-layer/synchronise.ts";
import { FakeFileSystem } from "../fakes.ts";

test("makes the target like the source", async () => {
  const fileSystem = new FakeFileSystem({
    source: { "new.txt": "apple", "fruit/renamed.txt": "banana", "changed.txt": "cherry, ripe", "same.txt": "date" },
    target: { "old.txt": "banana", "changed.txt": "cherry", "same.txt": "date", "gone.txt": "elderberry" },
  });

  await synchronise("source", "target", fileSystem);

  expect(fileSystem.filesIn("target")).toEqual({
    "new.txt": "apple",
    "fruit/renamed.txt": "banana",
    "changed.txt": "cherry, ripe",
    "same.txt": "date",
  });
});

test("leaves the source as it is", async () => {
  const files = { "a.txt": "apple", "fruit/b.txt": "banana" };
  const fileSystem = new FakeFileSystem({ source: files, target: { "b.txt": "banana", "c.txt": "cherry" } });

  await synchronise("source", "target", fileSystem);

  expect(fileSystem.filesIn("source")).toEqual(files);
  expect(fileSystem.filesIn("target")).toEqual(files);
});

test("keeps both of two files that swapped their names", async () => {
  const fileSystem = new FakeFileSystem({
    source: { "a.txt": "banana", "b.txt": "apple" },
    target: { "a.txt": "apple", "b.txt": "banana" },
  });

  await synchronise("source", "target", fileSystem);

  expect(fileSystem.filesIn("target")).toEqual({ "a.txt": "banana", "b.txt": "apple" });
});

test("puts every duplicate in its place", async () => {
  const fileSystem = new FakeFileSystem({
    source: { "a.txt": "apple", "b.txt": "apple", "c.txt": "apple" },
    target: { "x.txt": "apple", "b.txt": "apple" },
  });

  await synchronise("source", "target", fileSystem);

  expect(fileSystem.filesIn("target")).toEqual({ "a.txt": "apple", "b.txt": "apple", "c.txt": "apple" });
});

test("tells what it has done, in order", async () => {
  const fileSystem = new FakeFileSystem({
    source: { "a.txt": "apple", "fruit/b.txt": "banana" },
    target: { "b.txt": "banana", "c.txt": "cherry" },
  });

  const actions = await synchronise("source", "target", fileSystem);

  expect(actions).toEqual([
    { type: "Delete", path: "c.txt" },
    { type: "Move", from: "b.txt", to: "fruit/b.txt" },
    { type: "Copy", path: "a.txt" },
  ]);
});

test("makes a target that does not exist", async () => {
  const fileSystem = new FakeFileSystem({ source: { "a.txt": "apple" } });

  await synchronise("source", "target", fileSystem);

  expect(fileSystem.filesIn("target")).toEqual({ "a.txt": "apple" });
});

test("makes a missing target even when there is nothing to put in it", async () => {
  const fileSystem = new FakeFileSystem({ source: {} });

  await synchronise("source", "target", fileSystem);

  expect(fileSystem.filesIn("target")).toEqual({});
});

test("refuses a source that does not exist, and leaves the target as it is", async () => {
  const fileSystem = new FakeFileSystem({ target: { "a.txt": "apple" } });

  const attempt = synchronise("source", "target", fileSystem);

  await expect(attempt).rejects.toThrow(new SourceNotFound("source"));
  expect(fileSystem.filesIn("target")).toEqual({ "a.txt": "apple" });
});

test("makes no target for a source that does not exist", async () => {
  const fileSystem = new FakeFileSystem({});

  const attempt = synchronise("source", "target", fileSystem);

  await expect(attempt).rejects.toThrow(new SourceNotFound("source"));
  expect(fileSystem.filesIn("target")).toBeUndefined();
});

test.each([
  ["a target inside the source", "photos", "photos/2026"],
  ["a source inside the target", "photos/2026", "photos"],
  ["one folder as both", "photos", "photos"],
])("refuses %s, and leaves all files as they are", async (_, source, target) => {
  const folders = { photos: { "cat.jpg": "a cat" }, "photos/2026": { "dog.jpg": "a dog" } };
  const fileSystem = new FakeFileSystem(folders);

  const attempt = synchronise(source, target, fileSystem);

  await expect(attempt).rejects.toThrow(new FoldersOverlap(source, target));
  expect(fileSystem.filesIn("photos")).toEqual(folders.photos);
  expect(fileSystem.filesIn("photos/2026")).toEqual(folders["photos/2026"]);
});
