import { mkdir } from "node:fs/promises";
import path from "node:path";
import { type Chapter, differencesBetween, readCurriculum } from "@cosmic/curriculum";
import { temporaryFolder } from "@cosmic/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentsOf } from "../../src/workspace/contents.ts";
import { nextWorkspace, startWorkspace, takeSolution, type Workspace, workspaceOf } from "../../src/workspace/index.ts";
import { startOf } from "../../src/workspace/starts.ts";

const { chapters } = await readCurriculum(path.join(import.meta.dirname, "../../../.."));
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

/** The real chapters, with workspaces elsewhere. */
const workspaceFor = (chapter: Chapter) =>
  workspaceOf({ root: folder.path, chapters }, chapter, path.join(folder.path, "state"));

test("who solves a chapter as the reference does finds the next one's start as the reference has it", async () => {
  const [first] = chapters;
  if (!first) throw new Error("there are no chapters");
  await startWorkspace(workspaceFor(first));
  const walked = await walkFrom(workspaceFor(first));

  expect(walked.length).toBeGreaterThan(10);
  for (const { from, to, differences } of walked) expect([from, to, ...differences]).toEqual([from, to]);
});

test("the largest chapter is laid out within a second", async () => {
  const sizes = chapters.map((each) => each.manifest.changes.length);
  const largest = chapters[sizes.indexOf(Math.max(...sizes))];
  if (!largest) throw new Error("there are no chapters");
  const times: number[] = [];
  for (const attempt of ["first", "second", "third"]) {
    const root = path.join(folder.path, attempt);
    await mkdir(root);
    const begun = performance.now();
    await startWorkspace(workspaceOf({ root, chapters }, largest, path.join(root, "state")));
    times.push(performance.now() - begun);
  }

  expect(Math.min(...times)).toBeLessThan(1_000);
});

type Walk = Readonly<{ from: string; to: string; differences: readonly string[] }>;

async function walkFrom(workspace: Workspace): Promise<Walk[]> {
  await takeSolution(workspace, { all: true });
  const next = await nextWorkspace(workspace);
  if (next.kind !== "begun") return [];
  const { own } = await contentsOf(next.workspace.folder);
  const differences = differencesBetween(await startOf(next.workspace), own).map(({ path, kind }) => `${path} ${kind}`);
  return [
    { from: next.carriedFrom?.name ?? "", to: next.workspace.chapter.name, differences },
    ...(await walkFrom(next.workspace)),
  ];
}
