import { readdir, utimes } from "node:fs/promises";
import path from "node:path";
import { contentsOf } from "../../../src/workspace/contents.ts";
import { type Finished, finishInterrupted, listBackups, readProgress } from "../../../src/workspace/index.ts";
import { startIn } from "../../../src/workspace/memory.ts";
import type { Book } from "../book.ts";

const CHAPTERS = ["01", "03"];

/** All that readers see of their workspaces: their files, and the starts that later merges are based on. */
export async function stateOf(book: Book): Promise<string> {
  const texts = CHAPTERS.map(async (chapter) => {
    const { own, memory } = await contentsOf((await book.workspace(chapter)).folder);
    return [own, startIn(memory)].map((tree) => [...tree].map(([file, content]) => [file, content.toString("utf8")]));
  });
  return JSON.stringify(await Promise.all(texts));
}

/** The texts of all files in workspaces. */
async function textsIn(book: Book): Promise<string[]> {
  const trees = CHAPTERS.map(async (chapter) => (await contentsOf((await book.workspace(chapter)).folder)).own);
  return (await Promise.all(trees)).flatMap((tree) => [...tree.values()].map((content) => content.toString("utf8")));
}

/** Which of these texts are neither in a workspace nor in a backup any more. */
export async function lostOf(texts: readonly string[], book: Book): Promise<string[]> {
  const found = new Set<string>();
  for (const chapter of CHAPTERS) {
    const workspace = await book.workspace(chapter);
    const backups = (await listBackups(workspace)).map((each) => each.folder);
    for (const folder of [workspace.folder, ...backups])
      for (const content of (await contentsOf(folder)).own.values()) found.add(content.toString("utf8"));
  }
  return texts.filter((text) => !found.has(text));
}

/** What the command that comes next says of what was begun: it finishes it. As if some seconds had passed: a lock of the dead is stale then. */
async function nextCommand(book: Book): Promise<(Finished | undefined)[]> {
  const locks = path.join(book.state, "locks");
  const anHourAgo = new Date(Date.now() - 3_600_000);
  for (const name of await readdir(locks).catch(() => [])) await utimes(path.join(locks, name), anHourAgo, anHourAgo);
  const finished: (Finished | undefined)[] = [];
  for (const chapter of CHAPTERS) finished.push(await finishInterrupted(await book.workspace(chapter)));
  return finished;
}

/** What went wrong when the operation was broken off, and the next command had come. */
export async function harmDone(book: Book, allowed: readonly string[], own: readonly string[]): Promise<string[]> {
  const lost = await lostOf(own, book);
  const torn = (await textsIn(book)).filter((text) => !allowed.some((state) => state.includes(JSON.stringify(text))));
  const finished = await nextCommand(book);
  const lostLater = await lostOf(own, book);
  const { putAside } = await readProgress(await book.workspace("01"));
  const isMixture = !allowed.includes(await stateOf(book));
  return [
    ...lost.map((text) => `lost: ${text}`),
    ...torn.map((text) => `half a file: ${text}`),
    ...lostLater.map((text) => `lost by the next command: ${text}`),
    ...putAside.map((file) => `damaged: ${file}`),
    ...finished.flatMap((each) => (each && each.outcome !== "completed" ? [each.outcome] : [])),
    ...(isMixture ? ["a mixture of before and after"] : []),
  ];
}
