import { existsSync, realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Chapter, type Curriculum, findChapter } from "@cosmic/curriculum";
import { UserMistake } from "../user-mistake.ts";
import { explained } from "../workspace/files-refused.ts";
import { isThere, stateFolder, type Workspace, workspaceOf } from "../workspace/index.ts";
import { replaceFile } from "../workspace/write-files.ts";

/**
 * The workspace that a command is about: of the chapter that was named, else the one that the reader stands in, else the
 * one that he worked on last.
 * @throws UserMistake when none of that is there; UnknownChapter when the name is none
 */
export async function wantedWorkspace(curriculum: Curriculum, named: string | undefined): Promise<Workspace> {
  if (named !== undefined) return workspaceOf(curriculum, findChapter(curriculum, named));
  const current = await currentChapter(curriculum);
  if (current) return workspaceOf(curriculum, current);
  throw new UserMistake("You have not begun a chapter yet. Begin with the first: cosmic start 01");
}

/** Where the reader is: undefined when he has no workspace at all. */
export async function currentChapter(curriculum: Curriculum): Promise<Chapter | undefined> {
  const begun = curriculum.chapters.filter((chapter) => isThere(workspaceOf(curriculum, chapter)));
  const below = path.relative(realpathSync(curriculum.root), realpathSync(process.cwd())).split(path.sep);
  const here = below[0] === "workspace" ? begun.find(({ name }) => name === below[1]) : undefined;
  const last = await lastUsed(curriculum);
  return here ?? begun.find(({ name }) => name === last) ?? begun.at(-1);
}

/** Remembers that the reader works on this chapter now. */
export async function remember({ chapter, curriculum, state }: Workspace): Promise<void> {
  const note = noteFor(curriculum, state);
  // No lock is held here: two commands at once have a file each.
  await explained(() => replaceFile(note, `${chapter.name}\n`, { by: `${note}.${process.pid}.part` }));
}

async function lastUsed(curriculum: Curriculum): Promise<string | undefined> {
  const note = noteFor(curriculum, stateFolder());
  return existsSync(note) ? (await readFile(note, "utf8")).trim() : undefined;
}

/** Each clone of the repository has its own. */
function noteFor({ root }: Curriculum, state: string): string {
  return path.join(state, "current", encodeURIComponent(realpathSync(root)).slice(-200));
}
