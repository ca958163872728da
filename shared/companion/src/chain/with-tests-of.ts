import type { Step, Tree } from "@cosmic/curriculum";

/** The tree before a step, asked by the step's tests: those that the reader writes are not there by themselves. */
export function withTestsOf(step: Step, before: Tree, after: Tree): Tree {
  const tests = [...after].filter(([path]) => step.tests.includes(path));
  return tests.every(([path, content]) => before.get(path) === content) ? before : new Map([...before, ...tests]);
}
