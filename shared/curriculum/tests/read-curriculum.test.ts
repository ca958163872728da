import { temporaryFolder } from "@cosmic/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BrokenManifests, findChapter, followedBy, readCurriculum, UnknownChapter } from "../src/index.ts";
import { aManifest, aStep, change, chapterFiles, firstChapter, writeFiles } from "./curriculum-folder.ts";

let root: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  root = await temporaryFolder();
});
afterEach(() => root[Symbol.asyncDispose]());

describe("a curriculum", () => {
  beforeEach(async () => {
    await writeFiles(root.path, { ...firstChapter(), ...chapterFiles("02-second", aManifest(), {}) });
  });

  test("has its chapters in the order of the book", async () => {
    const { chapters } = await readCurriculum(root.path);

    expect(chapters.map((chapter) => chapter.name)).toEqual(["01-first", "02-second"]);
  });

  test("fills in what a manifest leaves out", async () => {
    const { chapters } = await readCurriculum(root.path);

    expect(chapters[1]?.manifest).toMatchObject({ changes: [], page: { cannotRun: [] } });
    expect(chapters[1]?.manifest.steps[0]).toMatchObject({ needs: [], questions: [], proofs: [{ by: "tests" }] });
  });

  test.each(["2", "02", "second", "02-second", "Second", "chapters/02-second/"])(
    "finds a chapter as %s",
    async (name) => {
      const curriculum = await readCurriculum(root.path);

      expect(findChapter(curriculum, name).name).toBe("02-second");
    },
  );

  test("says which chapters there are when there is none of that name", async () => {
    const curriculum = await readCurriculum(root.path);

    expect(() => findChapter(curriculum, "22")).toThrow(
      new UnknownChapter('There is no chapter "22". There are: 01-first, 02-second.'),
    );
  });

  test("knows which chapter another one follows", async () => {
    const curriculum = await readCurriculum(root.path);
    const [first, second] = ["1", "2"].map((name) => findChapter(curriculum, name));

    expect(second && followedBy(curriculum, second)).toBe(first);
    expect(first && followedBy(curriculum, first)).toBeUndefined();
  });
});

describe("a broken manifest is named with file, path and reason:", () => {
  const hints = ["Only one."];

  test.each([
    ["no title", { title: undefined }, "title: Invalid input: expected string, received undefined"],
    ["an unknown field", { titel: "typo" }, 'Unrecognized key: "titel"'],
    ["a number of one digit", { number: "2" }, 'number: has two digits, "06", or is the letter of an appendix'],
    ["too few steps", { steps: [aStep("one"), aStep("two")] }, "steps: Too small: expected array to have >=3 items"],
    [
      "one hint only",
      { steps: [aStep("one", { hints }), aStep("two"), aStep("three")] },
      "steps[0].hints: Too small: expected array to have >=2 items",
    ],
    [
      "a step without tests",
      { steps: [aStep("one", { tests: [] }), aStep("two"), aStep("three")] },
      "steps[0].tests: a step has at least one test file, unless layer rules alone prove it",
    ],
    [
      "two steps of one id",
      { steps: [aStep("one"), aStep("one"), aStep("three")] },
      "steps: two steps have the same id",
    ],
    [
      "a step named given",
      { steps: [aStep("given"), aStep("two"), aStep("three")] },
      'steps: "given" is not an id for a step: it names what is in place from the beginning',
    ],
    [
      "a change of an unknown step",
      { changes: [change("added", "src/a.ts", "tow")] },
      'changes[0].step: src/a.ts belongs to an unknown step "tow"',
    ],
    [
      "a renaming without origin",
      { changes: [change("renamed", "src/a.ts")] },
      "changes[0].renamedFrom: Invalid input: expected string, received undefined",
    ],
    [
      "a path that leaves the chapter",
      { changes: [change("added", "../a.ts")] },
      "changes[0].path: is a path inside the chapter, with forward slashes",
    ],
    [
      "a need that nobody knows",
      { steps: [aStep("one", { needs: ["oracle"] }), aStep("two"), aStep("three")] },
      'steps[0].needs[0]: Invalid option: expected one of "postgres"|"redis"|"smtp"|"processes"',
    ],
    ["a question in a chapter to code", { kind: "reading" }, "steps[0].questions: a reading step asks at least one"],
    ["another folder", { slug: "third" }, "number and slug say 02-third, the folder says 02-second"],
    ["a chapter to follow that is not there", { follows: "09-nine" }, "follows: there is no chapter 09-nine"],
    ["a chapter that follows itself", { follows: "02-second" }, "follows: 02-second follows itself in the end"],
  ])("%s", async (_, details, reason) => {
    await writeFiles(root.path, { ...firstChapter(), ...chapterFiles("02-second", aManifest(details as never), {}) });

    const problems = await problemsOf(readCurriculum(root.path));

    expect(problems).toContain(`chapters/02-second/chapter.json: ${reason}`);
  });

  test("no manifest", async () => {
    await writeFiles(root.path, { "chapters/02-second/README.md": "" });

    expect(await problemsOf(readCurriculum(root.path))).toEqual([
      "chapters/02-second/chapter.json: is missing; every folder in chapters/ has one",
    ]);
  });

  test("but not where only generated files are left of a chapter of another branch", async () => {
    await writeFiles(root.path, { ...firstChapter(), "chapters/02-second/node_modules/left/over.js": "" });

    const { chapters } = await readCurriculum(root.path);

    expect(chapters.map((chapter) => chapter.name)).toEqual(["01-first"]);
  });

  test("no JSON", async () => {
    await writeFiles(root.path, { "chapters/02-second/chapter.json": "{ number: 2 }" });

    expect(await problemsOf(readCurriculum(root.path))).toEqual([
      expect.stringMatching(/^chapters\/02-second\/chapter.json: is no JSON: .*position 2/),
    ]);
  });

  test("all problems of all manifests at once", async () => {
    const [one, other] = [
      { ...aManifest(), title: "" },
      { ...aManifest(), number: "03", part: 7 },
    ];
    await writeFiles(root.path, { ...chapterFiles("02-second", one, {}), ...chapterFiles("03-second", other, {}) });

    expect(await problemsOf(readCurriculum(root.path))).toHaveLength(2);
  });
});

async function problemsOf(reading: Promise<unknown>): Promise<readonly string[]> {
  const error = await reading.catch((each) => each);
  if (!(error instanceof BrokenManifests)) throw new Error(`expected broken manifests, got ${error}`);
  return error.problems;
}
