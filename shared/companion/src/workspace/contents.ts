import type { Dirent } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Tree } from "@cosmic/curriculum";
import pMap from "p-map";

/** All that is in a workspace: paths are relative to it, with forward slashes. */
export type Contents = Readonly<{
  /** The reader's own: whatever he has there, whether git or an editor would ignore it or not. */
  own: Tree;
  /** What the companion remembers of the workspace, below `.cosmic/`. */
  memory: Tree;
  /** Symbolic links, which are never followed. */
  links: readonly string[];
}>;

export const MEMORY = ".cosmic";

/** What tools leave behind, in whatever folder. */
const NOBODYS = new Set(["node_modules", ".git", ".DS_Store"]);
/** What tools and applications leave at the top; in a folder further down it is a name like any other. */
const NOBODYS_AT_THE_TOP = new Set([MEMORY, ".turbo", ".reports", ".stryker-tmp", "data"]);

/** Reads a workspace. One that does not exist is empty. */
export async function contentsOf(folder: string): Promise<Contents> {
  const found = await filesBelow(folder, isOwn);
  const remembered = await filesBelow(folder, isMemory);
  return {
    own: found.files,
    memory: remembered.files,
    links: [...new Set([...found.links, ...remembered.links])],
  };
}

type Found = { readonly files: Tree; readonly links: readonly string[] };

/** All regular files below a folder whose path is wanted; folders are asked for as well. */
export async function filesBelow(folder: string, isWanted: (file: string) => boolean = () => true): Promise<Found> {
  const files: string[] = [];
  const links: string[] = [];
  const waiting = [""];
  for (const below of waiting)
    for (const entry of await entriesOf(path.join(folder, below))) {
      const file = below ? `${below}/${entry.name}` : entry.name;
      if (!isWanted(file)) continue;
      if (entry.isSymbolicLink()) links.push(file);
      else if (entry.isDirectory()) waiting.push(file);
      else if (entry.isFile()) files.push(file);
    }
  const read = await pMap(files.sort(), async (file) => [file, await contentOf(path.join(folder, file))] as const, {
    concurrency: 16,
  });
  return { files: new Map(read.flatMap(([file, content]) => (content ? [[file, content] as const] : []))), links };
}

/** The file's bytes; undefined where there is none, or no longer. */
export async function contentOf(file: string): Promise<Buffer | undefined> {
  return await readFile(file).catch(nothingIfMissing);
}

/** What is in the folder; nothing, where there is none. */
export async function namesIn(folder: string): Promise<string[]> {
  return (await entriesOf(folder)).map((each) => each.name);
}

function isOwn(file: string): boolean {
  const [top = ""] = file.split("/");
  return !NOBODYS_AT_THE_TOP.has(top) && !NOBODYS.has(path.posix.basename(file)) && !file.endsWith(".tsbuildinfo");
}

function isMemory(file: string): boolean {
  return file === MEMORY || file === `${MEMORY}/workspace.json` || /^\.cosmic\/(start|carried)(\/|$)/.test(file);
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  return (await readdir(folder, { withFileTypes: true }).catch(nothingIfMissing)) ?? [];
}

function nothingIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
}
