import path from "node:path";
import { findChapter, readCurriculum, readTree, writeTree } from "@cosmic/curriculum";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startWorkspace, takeSolution, type Workspace, workspaceOf } from "../../src/workspace/index.ts";
import { cosmicInTerminal } from "../terminal.ts";
import { repositoryOfHisOwn } from "./reader.ts";

const PATIENCE = 120_000;

let place: Awaited<ReturnType<typeof repositoryOfHisOwn>>;
beforeEach(async () => {
  place = await repositoryOfHisOwn();
});
afterEach(() => place[Symbol.asyncDispose]());

test("who solves two chapters in his own way has both green, and in the second the code of the first", {
  timeout: 300_000,
}, async () => {
  const mine = await readTree(path.join(import.meta.dirname, "own-way"));
  const [first, second] = [await workspace("01"), await workspace("02")];
  await startWorkspace(first);
  await using terminal = cosmicInTerminal(["watch", "1"], { folder: place.path, state: first.state });
  await terminal.shows("0 of 7 steps green", PATIENCE);

  await writeTree(
    only(mine, (file) => file.startsWith("src/domain/") && !file.includes("repository")),
    first.folder,
  );
  await terminal.shows("All of chapter 01 is green", PATIENCE);
  await terminal.shows("all tried", PATIENCE);
  terminal.press("n");
  await terminal.shows("02 Repository", PATIENCE);
  const carried = await readTree(path.join(second.folder, "src/domain"));
  // The tables are the same for everybody; he takes them from the reference, and keeps his own rows and fake.
  for (const step of ["migrate", "schema", "drizzle", "by-hand"]) await takeSolution(second, { step });
  await writeTree(
    only(mine, (file) => !carried.has(file.replace("src/domain/", ""))),
    second.folder,
  );
  await terminal.shows("All of chapter 02 is green", PATIENCE);

  expect(carried.get("batch.ts")).toEqual(mine.get("src/domain/batch.ts"));
  expect([...carried.keys()]).toContain("shop-error.ts");
});

async function workspace(number: string): Promise<Workspace> {
  const curriculum = await readCurriculum(place.path);
  return workspaceOf(curriculum, findChapter(curriculum, number), path.join(place.path, "state"));
}

function only(tree: ReadonlyMap<string, Buffer>, isWanted: (file: string) => boolean): Map<string, Buffer> {
  return new Map([...tree].filter(([file]) => isWanted(file)));
}
