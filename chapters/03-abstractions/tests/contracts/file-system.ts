import { expect, test } from "vitest";
import { PathTaken } from "../../src/service-layer/errors.ts";
import type { FileSystem } from "../../src/service-layer/file-system.ts";
import type { Files } from "../builders.ts";

/** A file system with files in it, and a way to look at them that does not lead through the port. */
export interface Ground extends AsyncDisposable {
  readonly fileSystem: FileSystem;
  /** What the port calls the folder `name`. */
  at(name: string): string;
  filesIn(name: string): Promise<Files | undefined>;
}

/** What every `FileSystem` must do. `prepare` makes one that holds the given folders, and nothing else. */
export function fileSystemContract(prepare: (folders: Readonly<Record<string, Files>>) => Promise<Ground>): void {
  test("lists every file under the hash of its content", async () => {
    await using ground = await prepare({
      letters: { "a.txt": "hello", "2026/may/b.txt": "hello", "2026/c.txt": "bye" },
    });

    const listing = await ground.fileSystem.list(ground.at("letters"));

    const places = [...(listing?.values() ?? [])].map((paths) => [...paths].sort());
    expect(places.sort()).toEqual([["2026/c.txt"], ["2026/may/b.txt", "a.txt"]]);
  });

  test("gives the same content the same hash in every folder", async () => {
    await using ground = await prepare({ one: { "a.txt": "hello" }, other: { "b.txt": "hello" } });

    const one = await ground.fileSystem.list(ground.at("one"));
    const other = await ground.fileSystem.list(ground.at("other"));

    expect(one?.size).toBe(1);
    expect([...(one?.keys() ?? [])]).toEqual([...(other?.keys() ?? [])]);
  });

  test("lists nothing in an empty folder", async () => {
    await using ground = await prepare({ empty: {} });

    const listing = await ground.fileSystem.list(ground.at("empty"));

    expect(listing).toEqual(new Map());
  });

  test("has no listing of a folder that does not exist", async () => {
    await using ground = await prepare({ letters: { "a.txt": "hello" } });

    const listings = [
      await ground.fileSystem.list(ground.at("letters")),
      await ground.fileSystem.list(ground.at("nowhere")),
    ];

    expect(listings).toEqual([expect.any(Map), undefined]);
  });

  test.each([
    ["photos", "photos", true],
    ["photos", "photos/2026", true],
    ["photos/2026/may", "photos", true],
    ["photos", "photos/..2026", true],
    ["photos", "photos of cats", false],
    ["photos/2025", "photos/2026", false],
    ["photos", "..photos", false],
  ])("knows whether %s and %s overlap, existing or not: %s", async (one, other, overlap) => {
    await using ground = await prepare({ photos: {} });

    const answer = await ground.fileSystem.overlap(ground.at(one), ground.at(other));

    expect(answer).toBe(overlap);
  });

  test("makes a folder", async () => {
    await using ground = await prepare({});

    await ground.fileSystem.makeFolder(ground.at("backup"));

    expect(await ground.filesIn("backup")).toEqual({});
  });

  test("leaves a folder that is there already as it is", async () => {
    await using ground = await prepare({ backup: { "a.txt": "hello" }, other: {} });

    await ground.fileSystem.makeFolder(ground.at("backup"));

    expect(await ground.filesIn("backup")).toEqual({ "a.txt": "hello" });
  });

  test("copies a file to the same place in another folder", async () => {
    await using ground = await prepare({ source: { "2026/may/a.txt": "hello" }, target: {} });

    await ground.fileSystem.copy("2026/may/a.txt", ground.at("source"), ground.at("target"));

    expect(await ground.filesIn("target")).toEqual({ "2026/may/a.txt": "hello" });
    expect(await ground.filesIn("source")).toEqual({ "2026/may/a.txt": "hello" });
  });

  test("moves a file inside its folder", async () => {
    await using ground = await prepare({ letters: { "a.txt": "hello", "b.txt": "bye" } });

    await ground.fileSystem.move("a.txt", "2026/may/c.txt", ground.at("letters"));

    expect(await ground.filesIn("letters")).toEqual({ "2026/may/c.txt": "hello", "b.txt": "bye" });
  });

  test("deletes a file", async () => {
    await using ground = await prepare({ letters: { "2026/a.txt": "hello", "2026/b.txt": "bye" } });

    await ground.fileSystem.delete("2026/a.txt", ground.at("letters"));

    expect(await ground.filesIn("letters")).toEqual({ "2026/b.txt": "bye" });
  });

  test.each([
    ["a file stands there", "a.txt", { "a.txt": "in the way" }],
    ["a folder with files stands there", "a", { "a/b.txt": "in the way" }],
    ["a file stands where a folder should", "a/b.txt", { a: "in the way" }],
  ])("copies and moves nothing to a place that is taken: %s", async (_, path, inTheWay: Files) => {
    const files = { ...inTheWay, "moving.txt": "hello" };
    await using ground = await prepare({ source: { [path]: "hello" }, target: files });

    const copy = ground.fileSystem.copy(path, ground.at("source"), ground.at("target"));
    await expect(copy).rejects.toThrow(PathTaken);
    const move = ground.fileSystem.move("moving.txt", path, ground.at("target"));
    await expect(move).rejects.toThrow(PathTaken);

    expect(await ground.filesIn("target")).toEqual(files);
  });

  test("lets a file take the name of a folder whose last file was deleted", async () => {
    await using ground = await prepare({ source: { a: "hello" }, target: { "a/b/c.txt": "bye" } });

    await ground.fileSystem.delete("a/b/c.txt", ground.at("target"));
    await ground.fileSystem.copy("a", ground.at("source"), ground.at("target"));

    expect(await ground.filesIn("target")).toEqual({ a: "hello" });
  });

  test("lets a file take the name of a folder whose last file was moved away", async () => {
    await using ground = await prepare({ source: { a: "hello" }, target: { "a/b/c.txt": "bye" } });

    await ground.fileSystem.move("a/b/c.txt", "c.txt", ground.at("target"));
    await ground.fileSystem.copy("a", ground.at("source"), ground.at("target"));

    expect(await ground.filesIn("target")).toEqual({ a: "hello", "c.txt": "bye" });
  });

  test("fails, and changes nothing, when the file does not exist", async () => {
    const files = { "a.txt": "hello" };
    await using ground = await prepare({ source: files, target: files });
    const [source, target] = [ground.at("source"), ground.at("target")];

    await expect(ground.fileSystem.copy("none.txt", source, target)).rejects.toThrow();
    await expect(ground.fileSystem.move("none.txt", "other.txt", target)).rejects.toThrow();
    await expect(ground.fileSystem.delete("none.txt", target)).rejects.toThrow();

    expect(await ground.filesIn("source")).toEqual(files);
    expect(await ground.filesIn("target")).toEqual(files);
  });
}
