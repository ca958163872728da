import { temporaryFolder } from "@cosmic/testkit";
import { expect, test } from "vitest";
import { findChapter, followedBy, readCurriculum, stepTrees, type Tree } from "../src/index.ts";
import { aManifest, aStep, change, chapterFiles, firstChapter, writeFiles } from "./curriculum-folder.ts";

const byMutants = { proofs: [{ by: "mutants", mutants: ["steps/two/mutants/a"] }] };

test("trees lead from what is given, step by step, to the chapter", async () => {
  const changes = [
    change("added", "src/grows.ts", "three"),
    change("modified", "src/same.ts", "two"),
    change("removed", "src/old.ts", "two"),
    change("renamed", "src/new-name.ts", "three", { renamedFrom: "src/old-name.ts" }),
    change("added", "tests/fakes.ts", "given"),
  ];
  const trees = await treesOf(
    { changes },
    { "src/old.ts": "old", "src/old-name.ts": "named" },
    {
      "src/grows.ts": "third",
      "steps/given/src/grows.ts": "skeleton",
      "steps/one/src/grows.ts": "first",
      "src/same.ts": "changed",
      "src/new-name.ts": "named",
      "tests/fakes.ts": "fake",
    },
  );

  expect(trees.map(sources)).toEqual([
    {
      "src/grows.ts": "skeleton",
      "src/same.ts": "export const same = 1;\n",
      "src/old.ts": "old",
      "src/old-name.ts": "named",
      "tests/fakes.ts": "fake",
    },
    {
      "src/grows.ts": "first",
      "src/same.ts": "export const same = 1;\n",
      "src/old.ts": "old",
      "src/old-name.ts": "named",
      "tests/fakes.ts": "fake",
    },
    { "src/grows.ts": "first", "src/same.ts": "changed", "src/old-name.ts": "named", "tests/fakes.ts": "fake" },
    { "src/grows.ts": "third", "src/same.ts": "changed", "src/new-name.ts": "named", "tests/fakes.ts": "fake" },
  ]);
});

test("a file may change in one step and get another name in a later one", async () => {
  const trees = await treesOf(
    { changes: [change("renamed", "src/new-name.ts", "three", { renamedFrom: "src/old-name.ts" })] },
    { "src/old-name.ts": "old" },
    { "src/same.ts": "export const same = 1;\n", "steps/one/src/old-name.ts": "better", "src/new-name.ts": "best" },
  );

  const named = trees.map((tree) => [textAt(tree, "src/old-name.ts"), textAt(tree, "src/new-name.ts")]);
  expect(named).toEqual([
    ["old", ""],
    ["better", ""],
    ["better", ""],
    ["", "best"],
  ]);
});

test("tests that the reader writes come with their step", async () => {
  const steps = [aStep("one"), aStep("two", { ...byMutants, tests: ["tests/new.test.ts"] }), aStep("three")];

  const trees = await treesOf({ steps }, {}, { "src/same.ts": "", "steps/two/mutants/a/src/same.ts": "wrong" });

  expect(trees.map((tree) => tree.has("tests/new.test.ts"))).toEqual([false, false, true, true]);
  expect(trees.map((tree) => tree.has("mutants/a/src/same.ts"))).toEqual([false, false, false, false]);
});

test("tests that the reader rewrites are those of the followed chapter until then", async () => {
  const steps = [aStep("one"), aStep("two", byMutants), aStep("three")];
  const changes = [change("modified", "tests/two.test.ts", "two")];

  const trees = await treesOf({ steps, changes }, {}, { "src/same.ts": "" });

  expect(trees.map((tree) => textAt(tree, "tests/two.test.ts"))).toEqual([
    "// 01-first two\n",
    "// 01-first two\n",
    "// 02-second two\n",
    "// 02-second two\n",
  ]);
});

test("where the chain begins, tests that the reader writes come with their step as well", async () => {
  await using root = await temporaryFolder();
  const steps = [aStep("one"), aStep("two", byMutants), aStep("three")];
  await writeFiles(
    root.path,
    chapterFiles("01-first", aManifest({ number: "01", slug: "first", follows: null, steps }), {}),
  );
  const curriculum = await readCurriculum(root.path);

  const trees = await stepTrees(findChapter(curriculum, "1"), undefined);

  expect(trees.map((tree) => tree.has("tests/two.test.ts"))).toEqual([false, false, true, true]);
});

test("the tests of all steps, and the chapter's own package.json, are in every tree", async () => {
  const trees = await treesOf({}, {}, { "src/same.ts": "export const same = 1;\n" });

  for (const tree of trees) {
    expect(["one", "two", "three"].map((id) => textAt(tree, `tests/${id}.test.ts`))).toEqual(
      ["one", "two", "three"].map((id) => `// 02-second ${id}\n`),
    );
    expect(textAt(tree, "package.json")).toContain("02-second");
  }
});

test("where the chain begins, the first tree is start/ in place of src/", async () => {
  await using root = await temporaryFolder();
  const changed = { "src/same.ts": "export const same = 2;\n", "tests/builders.ts": "given" };
  await writeFiles(root.path, firstChapter(changed));
  const curriculum = await readCurriculum(root.path);

  const [first] = await stepTrees(findChapter(curriculum, "1"), undefined);

  expect(first && sources(first)).toEqual({ "src/same.ts": "export const same = 1;\n", "tests/builders.ts": "given" });
});

async function treesOf(
  manifest: object,
  before: Record<string, string>,
  after: Record<string, string>,
): Promise<Tree[]> {
  await using root = await temporaryFolder();
  const files = { ...firstChapter(before), ...chapterFiles("02-second", aManifest({ ...manifest }), after) };
  await writeFiles(root.path, files);
  const curriculum = await readCurriculum(root.path);
  const chapter = findChapter(curriculum, "2");
  return await stepTrees(chapter, followedBy(curriculum, chapter));
}

/** All but what `chapterFiles` puts into every chapter. */
function sources(tree: Tree): Record<string, string> {
  const kept = [...tree.keys()].filter((file) => file !== "package.json" && !file.endsWith(".test.ts"));
  return Object.fromEntries(kept.map((file) => [file, textAt(tree, file)]));
}

function textAt(tree: Tree, file: string): string {
  return tree.get(file)?.toString("utf8") ?? "";
}
