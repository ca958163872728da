import type { Chapter, Tree } from "@cosmic/curriculum";
import { failuresOf, runTests, type TestFile } from "@cosmic/runner";
import { laidOut } from "./laid-out.ts";

/** Runs test files on a tree; each of them has a result, in the order they were named. */
export async function tryTests(tree: Tree, chapter: Chapter, tests: readonly string[]): Promise<readonly TestFile[]> {
  if (tests.length === 0) return [];
  await using place = await laidOut(tree, chapter);
  const { files, errors } = await runTests({ folder: place.folder, files: tests });
  return tests.map((path) => {
    const file = files.find((each) => each.path === path) ?? { path, tests: [], errors: [notRun] };
    return { ...file, errors: [...file.errors, ...errors] };
  });
}

/** In a few words, why a file is not as it should be. */
export function reasonOf(file: TestFile): string {
  const [first] = failuresOf(file);
  if (first) return `${first.name}: ${first.message.split("\n")[0]}`;
  if (file.tests.length === 0) return "it has no test";
  return file.tests.every((test) => test.outcome === "passed") ? "all of its tests passed" : "a test was skipped";
}

const notRun = { name: "Error", message: "it was not run: is it there?", asserted: false };
