import type { Chapter, Tree } from "@cosmic/curriculum";

/** Test files of a chapter's steps, and in a refactoring all others as well, since those stay green throughout. */
export function testsToRun({ manifest }: Chapter, tree: Tree): { ofSteps: string[]; others: string[] } {
  const ofSteps = [...new Set(manifest.steps.flatMap(({ tests }) => tests))].filter((file) => tree.has(file));
  const others = manifest.kind === "refactoring" ? testsIn(tree) : [];
  return { ofSteps, others: others.filter((file) => !ofSteps.includes(file)) };
}

export function testsIn(tree: Tree): string[] {
  return [...tree.keys()].filter((file) => /^tests\/.+[.]test[.]ts$/.test(file));
}
