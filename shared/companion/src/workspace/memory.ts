import type { Tree } from "@cosmic/curriculum";
import { z } from "zod";
import { MEMORY } from "./contents.ts";
import { jsonIn } from "./json-in.ts";

const START = `${MEMORY}/start/`;
const CARRIED = `${MEMORY}/carried/`;
const ABOUT = `${MEMORY}/workspace.json`;

const about = z.object({
  chapter: z.string(),
  at: z.iso.datetime().describe("When the reader began it."),
  carried: z
    .object({
      from: z.string().describe("The chapter whose workspace it began from."),
      without: z.array(z.string()).describe("Files of the start that the reader's code did without."),
    })
    .nullable()
    .describe("Null: it began from the reference."),
});
export type About = Readonly<z.infer<typeof about>>;

/**
 * What is remembered of a workspace: where it came from, its start as it was then, for later merges, and in what the
 * reader's own code differed from it.
 */
export function memoryOf(about: About, start: Tree, carried: Tree = new Map()): Tree {
  return new Map([
    [ABOUT, Buffer.from(`${JSON.stringify(about, null, 2)}\n`)],
    ...[...start].map(([file, content]) => [START + file, content] as const),
    ...[...carried].map(([file, content]) => [CARRIED + file, content] as const),
  ]);
}

/** The start as it was when the reader took it; empty where that is forgotten. */
export function startIn(memory: Tree): Tree {
  return below(START, memory);
}

/** The reader's own code of the chapter before, where it was not the same as the start. */
export function carriedIn(memory: Tree): Tree {
  return below(CARRIED, memory);
}

export function aboutIn(memory: Tree): About | undefined {
  return about.safeParse(jsonIn(memory.get(ABOUT))).data;
}

export function isMemory(file: string): boolean {
  return file.startsWith(`${MEMORY}/`);
}

/** The paths that are remembered, and no longer in this start. */
export function outdatedIn(memory: Tree, start: Tree): string[] {
  return [...startIn(memory).keys()].filter((file) => !start.has(file)).map((file) => START + file);
}

function below(folder: string, memory: Tree): Tree {
  const files = [...memory].filter(([file]) => file.startsWith(folder));
  return new Map(files.map(([file, content]) => [file.slice(folder.length), content]));
}
