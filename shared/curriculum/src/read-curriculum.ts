import { readdirSync, statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Chapter, Curriculum } from "./chapter.ts";
import { GENERATED } from "./generated.ts";
import { type Manifest, manifestSchema } from "./manifest.ts";

/** One or more `chapter.json` cannot be used. Each problem is a line: file, path inside it, reason. */
export class BrokenManifests extends Error {
  override readonly name = "BrokenManifests";
  readonly code = "broken-manifests";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/**
 * Reads every `chapters/*\/chapter.json` below `root`.
 * @throws BrokenManifests with all that is wrong in all of them.
 */
export async function readCurriculum(root: string): Promise<Curriculum> {
  const folder = path.join(root, "chapters");
  const names = (await readdir(folder)).filter((name) => isChapter(path.join(folder, name))).sort();
  const read = await Promise.all(names.map((name) => readChapter(path.join(folder, name))));
  const chapters = read.flatMap((each) => each.chapter ?? []);
  const problems = [...read.flatMap((each) => each.problems), ...brokenLinks(chapters, names)];
  if (problems.length > 0) throw new BrokenManifests(problems);
  return { root, chapters };
}

/** Switching branches leaves the node_modules of a chapter behind that the other branch does not have. */
function isChapter(folder: string): boolean {
  return statSync(folder).isDirectory() && readdirSync(folder).some((name) => !GENERATED.includes(name));
}

type Reading = Readonly<{ chapter?: Chapter; problems: readonly string[] }>;

async function readChapter(folder: string): Promise<Reading> {
  const name = path.basename(folder);
  const complain = (problems: readonly string[]): Reading => ({
    problems: problems.map((each) => `${fileOf(name)}: ${each}`),
  });
  const text = await readFile(path.join(folder, "chapter.json"), "utf8").catch(() => undefined);
  if (text === undefined) return complain(["is missing; every folder in chapters/ has one"]);
  const json = parseJson(text);
  if ("error" in json) return complain([`is no JSON: ${json.error}`]);
  const parsed = manifestSchema.safeParse(json.value);
  if (!parsed.success) return complain(parsed.error.issues.map(inWords));
  const expected = folderNameOf(parsed.data);
  if (expected !== name) return complain([`number and slug say ${expected}, the folder says ${name}`]);
  return { chapter: { name, folder, manifest: parsed.data }, problems: [] };
}

function brokenLinks(chapters: readonly Chapter[], names: readonly string[]): string[] {
  return chapters.flatMap(({ name, manifest: { follows } }) => {
    if (follows === null) return [];
    if (!names.includes(follows)) return [`${fileOf(name)}: follows: there is no chapter ${follows}`];
    return follows === name || leadsBackTo(name, chapters)
      ? [`${fileOf(name)}: follows: ${name} follows itself in the end`]
      : [];
  });
}

function leadsBackTo(name: string, chapters: readonly Chapter[]): boolean {
  const seen = new Set<string>();
  let next = chapters.find((each) => each.name === name)?.manifest.follows;
  while (next && !seen.has(next)) {
    seen.add(next);
    next = chapters.find((each) => each.name === next)?.manifest.follows;
  }
  return seen.has(name);
}

function folderNameOf({ part, number, slug }: Manifest): string {
  return part === "appendix" ? `appendix-${number}-${slug}` : `${number}-${slug}`;
}

function fileOf(name: string): string {
  return `chapters/${name}/chapter.json`;
}

function parseJson(text: string): { value: unknown } | { error: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function inWords({ path: where, message }: z.core.$ZodIssue): string {
  return where.length > 0 ? `${z.core.toDotPath(where)}: ${message}` : message;
}
