import { type Chapter, followedBy, lessonOf, stepTrees, type Tree } from "@cosmic/curriculum";
import { needOf } from "@cosmic/playground/cannot-run";
import { book } from "./book.ts";

/** Texts by their paths in the chapter. */
export type Texts = Readonly<Record<string, string>>;

/** What a page wants of a file: code, tests, tables. */
const WANTED = /^(src|tests|migrations)\//;

/** The chapter's own files. */
export async function filesOf(chapter: Chapter): Promise<Texts> {
  return textsOf(await lessonOf(chapter));
}

/** The files a reader begins with, and for each step what it changes in them: null for a file that goes. */
export async function exerciseOf(chapter: Chapter) {
  const trees = await stepTrees(chapter, followedBy(await book(), chapter));
  const [beginning = {}, ...after] = trees.map(textsOf);
  const steps = chapter.manifest.steps.map(({ id, title, hints, tests }, at) => ({
    id,
    title,
    hints,
    tests: tests.filter((test) => test.endsWith(".test.ts")),
    solution: changesBetween(at === 0 ? beginning : (after[at - 1] ?? {}), after[at] ?? {}),
  }));
  return { beginning, steps };
}

/** Why each test file that a page cannot run cannot run there. */
export function cannotRunOf(chapter: Chapter, files: Texts): Texts {
  const declared = chapter.manifest.page.cannotRun.map(({ path, because }) => [path, because] as const);
  const found = Object.keys(files)
    .filter((file) => /^tests\/.+\.test\.ts$/.test(file))
    .flatMap((file) => {
      const need = needOf(file, files);
      return need === undefined ? [] : [[file, `it needs ${need}`] as const];
    });
  return Object.fromEntries([...found, ...declared]);
}

function textsOf(tree: Tree): Texts {
  const wanted = [...tree].filter(([file]) => WANTED.test(file));
  return Object.fromEntries(wanted.map(([file, content]) => [file, content.toString("utf8")]));
}

function changesBetween(before: Texts, after: Texts): Readonly<Record<string, string | null>> {
  const changed = Object.entries(after).filter(([file, text]) => before[file] !== text);
  const gone = Object.keys(before).filter((file) => !(file in after));
  return Object.fromEntries([...changed, ...gone.map((file) => [file, null] as const)]);
}
