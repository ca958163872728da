import path from "node:path";
import { differencesBetween, lessonOf, readCurriculum, sizeOf, type Tree, withRenames } from "@cosmic/curriculum";
import { describe, expect, test } from "vitest";
import type { ChapterEntry, Texts } from "../../src/diff/book-data.ts";
import { compare } from "../../src/diff/comparison.ts";
import type { Leg } from "../../src/diff/journey.ts";
import { byLayer } from "../../src/diff/layers.ts";

const book = await readCurriculum(path.resolve(import.meta.dirname, "../../.."));
const steps = book.chapters.flatMap((chapter) => {
  const followed = book.chapters.find(({ name }) => name === chapter.manifest.follows);
  return followed ? [{ name: chapter.name, chapter, followed }] : [];
});

const textsOf = (tree: Tree): Texts =>
  Object.fromEntries([...tree].map(([file, content]) => [file, content.toString("utf8")]));

/** The changes as `chapter.json` has them, on the one leg that leads to the chapter. */
const legTo = ({ name, manifest }: (typeof steps)[number]["chapter"]): Leg => {
  const { number, title, changes } = manifest;
  const declared = changes.map((change) => {
    const { path, kind, why } = change;
    return kind === "renamed" ? { path, kind, why, renamedFrom: change.renamedFrom } : { path, kind, why };
  });
  const chapter: ChapterEntry = { number, name, title, follows: null, changes: declared };
  return { chapter, undone: false };
};

describe("a comparison", () => {
  test.each(steps)("of $name with the chapter it follows is what the chain declares", async ({ chapter, followed }) => {
    const [before, after] = [await lessonOf(followed), await lessonOf(chapter)];
    const { changes } = chapter.manifest;

    const { files, equal } = compare(textsOf(before), textsOf(after), [legTo(chapter)]);

    const origins = new Map(
      changes.flatMap((change) => (change.kind === "renamed" ? [[change.path, change.renamedFrom]] : [])),
    );
    const expected = withRenames(differencesBetween(before, after), origins);
    expect(files.map(({ path, kind, added, removed }) => ({ path, kind, added, removed }))).toEqual(
      expected.map((difference) => ({ path: difference.path, kind: difference.kind, ...sizeOf(difference) })),
    );
    expect(files.flatMap(({ path, reasons }) => reasons.map(({ why }) => `${path}: ${why}`)).sort()).toEqual(
      changes.map(({ path, why }) => `${path}: ${why}`).sort(),
    );
    expect(equal + files.filter(({ kind }) => kind !== "removed").length).toBe(after.size);
  });

  test("knows that a package's own name and version are no difference", () => {
    const manifest = (name: string, dependency: string) =>
      JSON.stringify({ name, version: "1.0.0", dependencies: { [dependency]: "1" } });

    const same = compare({ "package.json": manifest("a", "hono") }, { "package.json": manifest("b", "hono") }, []);
    const other = compare({ "package.json": manifest("a", "hono") }, { "package.json": manifest("b", "zod") }, []);

    expect(same).toEqual({ files: [], equal: 1 });
    expect(other.files).toHaveLength(1);
  });
});

describe("layers", () => {
  test("stand from the inside out, with what their files add and remove", () => {
    const file = (path: string) => ({ path, added: 2, removed: 1 });
    const paths = ["tests/fakes.ts", "package.json", "src/config.ts", "src/domain/batch.ts", "src/domain/line.ts"];

    const layers = byLayer(paths.map(file));

    expect(layers.map(({ id, files, added, removed }) => [id, files.length, added, removed])).toEqual([
      ["domain", 2, 4, 2],
      ["src", 1, 2, 1],
      ["tests", 1, 2, 1],
      ["package", 1, 2, 1],
    ]);
  });
});
