import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Chapter, Curriculum } from "@cosmic/curriculum";
import { UserMistake } from "../user-mistake.ts";
import { stateFolder } from "./state-folder.ts";

/** Where a reader works on a chapter, whether it is there yet or not. */
export type Workspace = Readonly<{
  curriculum: Curriculum;
  chapter: Chapter;
  /** Absolute path. */
  folder: string;
  /** The name people know it by: `workspace/06-unit-of-work`. */
  name: string;
  /** Absolute path of the folder that holds progress and backups of all chapters. */
  state: string;
}>;

/** Two levels below the root, as chapters are: what their settings say of paths holds here as well. */
export function workspaceOf(curriculum: Curriculum, chapter: Chapter, state = stateFolder()): Workspace {
  const name = `workspace/${chapter.name}`;
  return { curriculum, chapter, folder: path.join(curriculum.root, name), name, state };
}

/** Has the reader begun this chapter? What is left of a folder that was half deleted counts. */
export function isThere({ folder }: Workspace): boolean {
  return existsSync(folder);
}

/** Is there nothing at all, or an empty folder? */
export function isEmpty(workspace: Workspace): boolean {
  return !isThere(workspace) || readdirSync(workspace.folder).length === 0;
}

/** @throws UserMistake that says how to begin. */
export function refuseIfMissing(workspace: Workspace): void {
  if (isThere(workspace)) return;
  const { number } = workspace.chapter.manifest;
  throw new UserMistake(`${workspace.name} is not there yet. Begin it with: cosmic start ${number}`);
}
