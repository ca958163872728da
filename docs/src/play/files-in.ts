import { isTest, type Texts } from "./chapter-data.ts";
import type { RunState } from "./run.ts";

/** The file to begin with: the one that was asked for, else the first of the domain, else the first of the code. */
export function firstFile(wanted: string | null, files: Texts): string {
  if (wanted !== null && Object.hasOwn(files, wanted)) return wanted;
  const all = Object.keys(files).sort();
  const first = (folder: string) => all.find((file) => file.startsWith(folder));
  return first("src/domain/") ?? first("src/") ?? all[0] ?? "";
}

/** A test itself; of other files the unit test of the same name, and where there is none, all unit tests. */
export function testsFor(file: string, files: Texts): readonly string[] {
  if (isTest(file)) return [file];
  const tests = Object.keys(files).filter(isTest);
  const name = file.slice(file.lastIndexOf("/") + 1, -".ts".length);
  const same = tests.filter((test) => test.endsWith(`/${name}.test.ts`));
  return same.length > 0 ? same : tests.filter((test) => test.startsWith("tests/unit/"));
}

/** What a run has found in a file, each fault at the innermost line that the file has in it. */
export function faultsIn(file: string, { tests, broken }: RunState) {
  const failures = [...broken, ...[...tests.values()].flatMap((test) => test.failures)];
  return failures.flatMap(({ message, places }) => {
    const place = places.find((each) => each.file === file);
    return place ? [{ line: place.line, message }] : [];
  });
}
