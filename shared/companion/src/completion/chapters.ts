import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Candidate } from "./candidate.ts";

/** As much of a manifest as completion shows. Nobody waits for a TAB until all of it is checked. */
type Manifest = {
  readonly title?: string;
  readonly steps?: readonly { readonly id: string; readonly title: string }[];
};

/** All chapters of the repository, by the names of their folders. */
export function chaptersIn(root: string): Candidate[] {
  return namesOf(root).map((name) => ({ name, description: manifestOf(root, name).title ?? "" }));
}

/** The chapters by number, as in `--chapter 06`. */
export function chapterNumbersIn(root: string): Candidate[] {
  return chaptersIn(root)
    .filter(({ name }) => /^\d/.test(name))
    .map(({ name, description }) => ({ name: name.slice(0, 2), description }));
}

/**
 * The steps of the chapter that is meant: the one that the words name, else the one that the reader stands in, else those
 * that he has begun.
 */
export function stepsIn(root: string, words: readonly string[], folder: string): Candidate[] {
  const names = namesOf(root);
  const named = words.map((word) => names.find((name) => isCalled(name, word))).find((name) => name !== undefined);
  const [, standing] = path.relative(root, folder).split(path.sep);
  const meant = named ?? names.find((name) => name === standing);
  return (meant === undefined ? begunIn(root) : [meant]).flatMap((name) => stepsOf(root, name));
}

function namesOf(root: string): string[] {
  const chapters = path.join(root, "chapters");
  return readdirSync(chapters)
    .filter((name) => existsSync(path.join(chapters, name, "chapter.json")))
    .toSorted();
}

function begunIn(root: string): string[] {
  const workspace = path.join(root, "workspace");
  return existsSync(workspace) ? readdirSync(workspace).filter((name) => namesOf(root).includes(name)) : [];
}

function stepsOf(root: string, name: string): Candidate[] {
  return (manifestOf(root, name).steps ?? []).map(({ id, title }) => ({ name: id, description: title }));
}

/** "06", "6", "unit-of-work", "06-unit-of-work" are names of the same chapter. */
function isCalled(name: string, word: string): boolean {
  const [number = "", ...slug] = name.split("-");
  return [name, number, String(Number(number)), slug.join("-")].includes(word);
}

/** A broken one is told of by every other command. */
function manifestOf(root: string, name: string): Manifest {
  try {
    return JSON.parse(readFileSync(path.join(root, "chapters", name, "chapter.json"), "utf8"));
  } catch {
    return {};
  }
}
