import { symlink } from "node:fs/promises";
import path from "node:path";
import { findChapter, readCurriculum } from "@cosmic/curriculum";
import { temporaryFolder } from "@cosmic/testkit";
import { startWorkspace, takeSolution, workspaceOf } from "../../src/workspace/index.ts";
import { cosmicInTerminal } from "../terminal.ts";

const repository = path.resolve(import.meta.dirname, "../../../..");
/** Milliseconds: some steps start servers and databases. */
const PATIENCE = 240_000;

/** A step that was red, and then green. */
export type Passed = Readonly<{ chapter: string; step: string }>;

/**
 * A reader who takes each step of these chapters from the reference, one by one, while `cosmic watch` tells him how far he is,
 * and goes on to the next chapter with the key for it.
 */
export async function journey(from: string, to: string): Promise<Passed[]> {
  await using place = await repositoryOfHisOwn();
  const state = path.join(place.path, "state");
  const curriculum = await readCurriculum(place.path);
  const first = findChapter(curriculum, from);
  await startWorkspace(workspaceOf(curriculum, first, state));
  await using terminal = cosmicInTerminal(["watch", from], { folder: place.path, state, rows: 60 });
  const passed: Passed[] = [];
  const chapters = curriculum.chapters.filter(({ manifest: { number } }) => number >= from && number <= to);
  for (const chapter of chapters) {
    const workspace = workspaceOf(curriculum, chapter, state);
    await terminal.shows(`${chapter.manifest.number} ${chapter.manifest.title}`, PATIENCE);
    for (const [at, { id, title }] of chapter.manifest.steps.entries()) {
      const marked = (mark: string) => new RegExp(`${mark} ${at + 1} ${title.slice(0, 40).replaceAll(/[^\w ]/g, ".")}`);
      await terminal.shows(marked("✗"), PATIENCE);
      await takeSolution(workspace, { step: id });
      await terminal.shows(marked("✓"), PATIENCE);
      passed.push({ chapter: chapter.name, step: id });
    }
    await terminal.shows(`All of chapter ${chapter.manifest.number} is green`, PATIENCE);
    await terminal.shows("all tried", PATIENCE);
    terminal.press("n");
  }
  return passed;
}

export async function stepsOf(from: string, to: string): Promise<Passed[]> {
  const { chapters } = await readCurriculum(repository);
  const wanted = chapters.filter(({ manifest: { number } }) => number >= from && number <= to);
  return wanted.flatMap(({ name, manifest }) => manifest.steps.map(({ id }) => ({ chapter: name, step: id })));
}

/** The chapters are those of the repository; the workspace is not. */
export async function repositoryOfHisOwn() {
  const place = await temporaryFolder();
  for (const each of ["chapters", "shared", "pnpm-workspace.yaml", "tsconfig.base.json", ".dependency-cruiser.mjs"])
    await symlink(path.join(repository, each), path.join(place.path, each));
  return place;
}
