import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { UserMistake } from "./user-mistake.ts";

/** A chapter is measured as it lies on the disk: files that are loaded, and a server that is started. */
export type Chapter = Readonly<{ name: string; folder: string }>;

/**
 * Finds a chapter by its number (`7`, `07`), its slug or its name.
 * @throws UserMistake naming those there are.
 */
export function findChapter(root: string, wanted: string): Chapter {
  const chapters = path.join(root, "chapters");
  const names = readdirSync(chapters).filter((name) => existsSync(path.join(chapters, name, "package.json")));
  const name = names.find((each) => namesOf(each).includes(wanted.trim().toLowerCase()));
  if (name) return { name, folder: path.join(chapters, name) };
  throw new UserMistake(`There is no chapter "${wanted}". There are: ${names.sort().join(", ")}.`);
}

/**
 * Loads one module of a chapter.
 * @param exported what the caller is going to use of it
 * @throws UserMistake when the chapter has no such file, or the file does not export all of that.
 */
export async function loadModule<Module>(
  { name, folder }: Chapter,
  file: string,
  exported: readonly (keyof Module & string)[],
): Promise<Module> {
  const place = path.join(folder, file);
  if (!existsSync(place)) throw new UserMistake(`${name} cannot be measured: it has no ${file}.`);
  const module = await import(pathToFileURL(place).href);
  const missing = exported.filter((each) => module[each] === undefined);
  if (missing.length === 0) return module;
  throw new UserMistake(`${name} cannot be measured: its ${file} has no ${missing.join(" and no ")}.`);
}

function namesOf(name: string): string[] {
  const [, number, slug] = /^(?:appendix-)?([0-9a-z]+)-(.+)$/.exec(name) ?? [];
  return [name, number, number?.replace(/^0/, ""), slug].filter((each) => each !== undefined);
}
