import { temporaryFolder } from "@cosmic/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkChain, type Finding, readCurriculum } from "../src/index.ts";
import { aManifest, aStep, change, chapterFiles, firstChapter, writeFiles } from "./curriculum-folder.ts";

let root: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  root = await temporaryFolder();
});
afterEach(() => root[Symbol.asyncDispose]());

/** Three new test files, which every chapter that follows must declare. */
const tests = ["one", "two", "three"].map((id) => change("modified", `tests/${id}.test.ts`, id));
const same = { "src/same.ts": "export const same = 1;\n" };

describe("a chain that holds", () => {
  test("has no finding", async () => {
    const changes = [...tests, change("added", "src/new.ts")];

    expect(await findings({ changes }, { ...same, "src/new.ts": "new\n" })).toEqual([]);
  });

  test("does not mind what names the chapter", async () => {
    const own = {
      "README.md": "# Second",
      "CHANGELOG.md": "1.0.1",
      "package.json": JSON.stringify({ name: "other", version: "9.9.9", type: "module" }),
    };

    expect(await findings({ changes: tests }, { ...same, ...own })).toEqual([]);
  });

  test("does not mind what git ignores", async () => {
    await writeFiles(root.path, { ".gitignore": "data/\n", ".git/HEAD": "" });

    expect(
      await findings({ changes: tests }, { ...same, "data/a.sqlite": "x", "node_modules/a/index.js": "x" }),
    ).toEqual([]);
  });

  test("may rename, when it says so", async () => {
    const changes = [...tests, change("renamed", "src/moved.ts", "one", { renamedFrom: "src/same.ts" })];

    expect(await findings({ changes }, { "src/moved.ts": "export const same = 1;\n" })).toEqual([]);
  });
});

describe("drift that nobody declared", () => {
  test("a file that differs", async () => {
    expect(await findings({ changes: tests }, { "src/same.ts": "export const same = 2;\n" })).toEqual([
      {
        chapter: "02-second",
        path: "src/same.ts",
        problem: "modified since 01-first, but not declared",
        remedy:
          "make it the same as in 01-first: carry the change, in whichever direction; or declare it in changes of chapter.json, with step and why",
      },
    ]);
  });

  test("a file too many", async () => {
    expect(problems(await findings({ changes: tests }, { ...same, "src/extra.ts": "" }))).toEqual([
      "src/extra.ts: added since 01-first, but not declared",
    ]);
  });

  test("a file too few", async () => {
    expect(problems(await findings({ changes: tests }, {}))).toEqual([
      "src/same.ts: removed since 01-first, but not declared",
    ]);
  });

  test("a dependency", async () => {
    const manifest = JSON.stringify({ name: "02", type: "module", dependencies: { zod: "4" } });

    expect(problems(await findings({ changes: tests }, { ...same, "package.json": manifest }))).toEqual([
      "package.json: modified since 01-first, but not declared",
    ]);
  });

  test("a chapter that begins the chain is held against its start", async () => {
    await writeFiles(root.path, firstChapter({ "src/same.ts": "export const same = 3;\n" }));

    const found = await checkChain(await readCurriculum(root.path));

    expect(problems(found)).toEqual(["src/same.ts: modified since start/, but not declared"]);
  });
});

describe("a declaration that is not true", () => {
  test.each([
    [
      "a path that is the same",
      change("modified", "src/same.ts"),
      "src/same.ts: declared as modified, but it is the same as in 01-first",
    ],
    ["a path that is nowhere", change("added", "src/gone.ts"), "src/gone.ts: declared as added, but it is not there"],
    [
      "a kind that is another",
      change("added", "tests/one.test.ts"),
      "tests/one.test.ts: declared as added, but it is modified since 01-first",
    ],
    ["a path declared before", change("modified", "tests/one.test.ts"), "tests/one.test.ts: declared twice"],
    [
      "a renaming of what stayed",
      change("renamed", "src/b.ts", "one", { renamedFrom: "src/same.ts" }),
      "src/b.ts: declared as renamed, but it is not there",
    ],
  ])("%s", async (_, wrong, problem) => {
    expect(problems(await findings({ changes: [...tests, wrong] }, same))).toContain(problem);
  });
});

describe("steps that do not fit the files", () => {
  test("a test that is not there", async () => {
    const steps = [
      aStep("one", { tests: ["tests/one.test.ts", "tests/missing.test.ts"] }),
      aStep("two"),
      aStep("three"),
    ];
    const files = chapterFiles("02-second", aManifest({ steps, changes: tests }), same);
    const { "chapters/02-second/tests/missing.test.ts": _, ...rest } = files;
    await writeFiles(root.path, { ...firstChapter(), ...rest });

    const found = await checkChain(await readCurriculum(root.path));

    expect(problems(found)).toEqual(["tests/missing.test.ts: named by step one, but not there"]);
  });

  test("a test of two steps", async () => {
    const steps = [aStep("one"), aStep("two", { tests: ["tests/one.test.ts"] }), aStep("three")];
    const changes = [
      change("modified", "tests/one.test.ts"),
      change("modified", "tests/three.test.ts"),
      change("removed", "tests/two.test.ts"),
    ];

    expect(problems(await findings({ steps, changes }, same))).toEqual(["tests/one.test.ts: is a test of two steps"]);
  });

  test("a test that the followed chapter had already", async () => {
    const first = "// 01-first one\n";

    const found = await findings({ changes: tests.slice(1) }, { ...same, "tests/one.test.ts": first });

    expect(problems(found)).toEqual(["tests/one.test.ts: is the same as in 01-first, so it proves nothing new"]);
  });

  test.each([
    ["of no step", "steps/four/src/new.ts", 'belongs to no step: there is no "four"'],
    ["of a path that is not declared", "steps/one/src/other.ts", "is a version of a path that is not declared"],
    [
      "of the last step that touches the path",
      "steps/two/src/new.ts",
      'is never used: the final version comes with step "two"',
    ],
  ])("a version in between %s", async (_, file, problem) => {
    const changes = [...tests, change("added", "src/new.ts", "two")];

    const found = await findings({ changes }, { ...same, "src/new.ts": "new", [file]: "between" });

    expect(problems(found)).toEqual([`${file}: ${problem}`]);
  });

  test("a test file that its step does not name", async () => {
    const changes = [...tests, change("added", "tests/stray.test.ts", "two")];

    const found = await findings({ changes }, { ...same, "tests/stray.test.ts": "" });

    expect(problems(found)).toEqual([
      "tests/stray.test.ts: belongs to step two, which does not name it among its tests",
    ]);
  });

  test("a start/ where readers start from another chapter", async () => {
    const found = await findings({ changes: tests }, { ...same, "start/src/same.ts": "" });

    expect(problems(found)).toEqual(["start/: is never used: readers start from 01-first"]);
  });

  test("a mutant that was not planted", async () => {
    const steps = [
      aStep("one", { proofs: [{ by: "mutants", mutants: ["steps/one/mutants/a"] }] }),
      aStep("two"),
      aStep("three"),
    ];

    expect(problems(await findings({ steps, changes: tests }, same))).toEqual([
      "steps/one/mutants/a: is a mutant without a file",
    ]);
  });

  test("a mutant that no step names", async () => {
    const found = await findings({ changes: tests }, { ...same, "steps/one/mutants/a/src/same.ts": "wrong" });

    expect(problems(found)).toEqual(["steps/one/mutants/a/src/same.ts: belongs to no mutant that a step names"]);
  });

  test("a version in between under the name that a file had before is used", async () => {
    const changes = [...tests, change("renamed", "src/moved.ts", "two", { renamedFrom: "src/same.ts" })];

    expect(await findings({ changes }, { "src/moved.ts": "", "steps/one/src/same.ts": "between" })).toEqual([]);
  });

  test("a quotation that the code no longer holds", async () => {
    const question = {
      ask: "?",
      answers: ["2"],
      because: "so",
      evidence: [{ path: "src/same.ts", contains: "same = 2" }],
    };
    const steps = ["one", "two", "three"].map((id) => aStep(id, { tests: [], questions: [question] }));
    const manifest = aManifest({ number: "01", slug: "first", follows: null, kind: "reading", steps });
    await writeFiles(root.path, chapterFiles("01-first", manifest, same));

    const found = await checkChain(await readCurriculum(root.path));

    expect(problems(found)[0]).toBe('src/same.ts: step one quotes "same = 2", which does not stand there');
    expect(found).toHaveLength(3);
  });
});

/** Checks a second chapter that follows the first, where the first one holds. */
async function findings(manifest: object, files: Readonly<Record<string, string>>): Promise<Finding[]> {
  await writeFiles(root.path, { ...firstChapter(), ...chapterFiles("02-second", aManifest({ ...manifest }), files) });
  return checkChain(await readCurriculum(root.path));
}

function problems(found: readonly Finding[]): string[] {
  return found.map(({ path, problem }) => `${path}: ${problem}`);
}
