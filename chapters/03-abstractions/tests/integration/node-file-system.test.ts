import { mkdir, readdir, readFile, readlink, symlink, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { NodeFileSystem } from "../../src/adapters/node-file-system.ts";
import { PathTaken } from "../../src/service-layer/errors.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const fileSystem = new NodeFileSystem();

test("tells long files apart by their last byte", async () => {
  await using temporary = await temporaryFolder();
  const long = "x".repeat(1_000_000);
  const letters = await temporary.fill("letters", {
    "a.txt": `${long}a`,
    "b.txt": `${long}b`,
    "copy of a.txt": `${long}a`,
  });

  const listing = await fileSystem.list(letters);

  expect([...(listing?.values() ?? [])]).toEqual([new Set(["a.txt", "copy of a.txt"]), new Set(["b.txt"])]);
});

test("lists and follows no symbolic link", async () => {
  await using temporary = await temporaryFolder();
  await temporary.fill("elsewhere", { "secret.txt": "a secret" });
  const letters = await temporary.fill("letters", { "a.txt": "hello" });
  await symlink(temporary.at("elsewhere/secret.txt"), temporary.at("letters/link to a file"));
  await symlink(temporary.at("elsewhere"), temporary.at("letters/link to a folder"));
  await symlink(letters, temporary.at("letters/link to myself"));
  await symlink(temporary.at("nowhere"), temporary.at("letters/broken link"));

  const listing = await fileSystem.list(letters);

  expect([...(listing?.values() ?? [])]).toEqual([new Set(["a.txt"])]);
});

test("lists a folder that was given by a symbolic link to it", async () => {
  await using temporary = await temporaryFolder();
  const letters = await temporary.fill("letters", { "a.txt": "hello" });
  await symlink(letters, temporary.at("link"));

  const listing = await fileSystem.list(temporary.at("link"));

  expect([...(listing?.values() ?? [])]).toEqual([new Set(["a.txt"])]);
});

test("has no listing of a file, nor of a place below one", async () => {
  await using temporary = await temporaryFolder();
  const letters = await temporary.fill("letters", { "a.txt": "hello" });

  const listings = await Promise.all(
    [letters, `${letters}/a.txt`, `${letters}/a.txt/b`].map((place) => fileSystem.list(place)),
  );

  expect(listings).toEqual([expect.any(Map), undefined, undefined]);
});

test("lists files in the order of their names", async () => {
  await using temporary = await temporaryFolder();
  const files = { "c.txt": "same", "a.txt": "same", "b/d.txt": "same", "B.txt": "same" };
  const letters = await temporary.fill("letters", files);

  const listing = await fileSystem.list(letters);

  const paths = [...(listing?.values() ?? [])].flatMap((places) => [...places]);
  expect(paths).toEqual(["B.txt", "a.txt", "b/d.txt", "c.txt"]);
});

test("copies every byte", async () => {
  await using temporary = await temporaryFolder();
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const source = await temporary.fill("source", {});
  await writeFile(temporary.at("source/bytes"), bytes);
  const target = await temporary.fill("target", {});

  await fileSystem.copy("bytes", source, target);

  expect(await readFile(temporary.at("target/bytes")).catch(() => undefined)).toEqual(bytes);
});

test("removes folders that it emptied, and no others", async () => {
  await using temporary = await temporaryFolder();
  const target = await temporary.fill("target", {
    "emptied/by deleting/a.txt": "hello",
    "vacated/by moving/b.txt": "hello",
    "used/c.txt": "hello",
    "used/d.txt": "hello",
  });
  await mkdir(temporary.at("target/empty"));

  await fileSystem.delete("emptied/by deleting/a.txt", target);
  await fileSystem.move("vacated/by moving/b.txt", "b.txt", target);
  await fileSystem.delete("used/c.txt", target);

  expect((await readdir(target)).sort()).toEqual(["b.txt", "empty", "used"]);
});

test("keeps the folder itself when the last file has gone", async () => {
  await using temporary = await temporaryFolder();
  const target = await temporary.fill("target", { "a.txt": "hello" });

  await fileSystem.delete("a.txt", target);

  expect(await temporary.filesIn("target")).toEqual({});
});

test("puts a file in the place of empty folders", async () => {
  await using temporary = await temporaryFolder();
  const source = await temporary.fill("source", { a: "hello" });
  const target = await temporary.fill("target", {});
  await mkdir(temporary.at("target/a/b/c"), { recursive: true });

  await fileSystem.copy("a", source, target);

  expect(await temporary.filesIn("target")).toEqual({ a: "hello" });
});

test.each([
  ["to a file", "file", "elsewhere/file.txt", "file"],
  ["to a folder", "folder", "elsewhere", "folder"],
  ["to an empty folder", "folder", "empty", "folder"],
  ["to nowhere", "broken", "nowhere", "broken"],
  ["to a folder on the way", "folder", "elsewhere", "folder/new.txt"],
  ["inside an otherwise empty folder", "mixed/broken", "nowhere", "mixed"],
])("writes neither over a symbolic link nor through it: %s", async (_, name, destination, path) => {
  await using temporary = await temporaryFolder();
  const source = await temporary.fill("source", { [path]: "hello" });
  const target = await temporary.fill("target", { "moving.txt": "hello" });
  await temporary.fill("elsewhere", { "file.txt": "not yours" });
  await temporary.fill("empty", {});
  await mkdir(dirname(temporary.at(`target/${name}`)), { recursive: true });
  await symlink(temporary.at(destination), temporary.at(`target/${name}`));

  await expect(fileSystem.copy(path, source, target)).rejects.toThrow(PathTaken);
  await expect(fileSystem.move("moving.txt", path, target)).rejects.toThrow(PathTaken);

  expect(await readlink(temporary.at(`target/${name}`))).toBe(temporary.at(destination));
  expect(await temporary.filesIn("target")).toEqual({ "moving.txt": "hello" });
  expect(await temporary.filesIn("elsewhere")).toEqual({ "file.txt": "not yours" });
  expect(await temporary.filesIn("empty")).toEqual({});
  expect(await temporary.filesIn("nowhere")).toBeUndefined();
});

test("makes no folder where a file or a broken symbolic link stands", async () => {
  await using temporary = await temporaryFolder();
  await temporary.fill("letters", { "a.txt": "hello" });
  await symlink(temporary.at("nowhere"), temporary.at("letters/broken link"));

  await expect(fileSystem.makeFolder(temporary.at("letters/a.txt"))).rejects.toThrow(PathTaken);
  await expect(fileSystem.makeFolder(temporary.at("letters/broken link"))).rejects.toThrow(PathTaken);

  expect(await temporary.filesIn("nowhere")).toBeUndefined();
});

test("sees through symbolic links whether two folders overlap", async () => {
  await using temporary = await temporaryFolder();
  const photos = await temporary.fill("photos", { "2026/cat.jpg": "a cat" });
  await symlink(temporary.at("photos/2026"), temporary.at("link"));

  const answers = [
    await fileSystem.overlap(photos, temporary.at("link")),
    await fileSystem.overlap(temporary.at("link/not yet there"), photos),
    await fileSystem.overlap(temporary.at("photos/2025"), temporary.at("link")),
  ];

  expect(answers).toEqual([true, true, false]);
});
