import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Chapter, Tree } from "@cosmic/curriculum";
import { z } from "zod";
import { contentOf } from "./files.ts";
import type { Plan } from "./plan.ts";
import { pathsThatDiffer, type Write } from "./writes.ts";

const FOLDER = ".changeset";
const packageSchema = z.object({ name: z.string() });

/**
 * One changeset that names every chapter which is not what it was at the commit to compare with, except those that a
 * changeset of this branch names already; undefined when it would name none.
 * @param old the files of `.changeset/` at that commit
 */
export async function changesetFor(
  root: string,
  { origin, folders }: Plan,
  old: Tree,
  message: string,
): Promise<Write | undefined> {
  const now = await changesetsIn(root);
  const ofThisBranch = [...now].filter(([file, text]) => !old.get(file)?.equals(text));
  const named = new Set(ofThisBranch.flatMap(([, text]) => packagesNamedBy(text.toString("utf8"))));
  const touched = folders.filter((folder) => pathsThatDiffer(folder.old, folder.after).length > 0);
  const packages = touched
    .map(({ after }) => packageOf(after))
    .filter((name) => name !== undefined && !named.has(name));
  if (packages.length === 0) return undefined;
  const lines = ["---", ...packages.map((name) => `"${name}": patch`), "---", "", message, ""];
  return {
    path: `${FOLDER}/${freeName(origin, now)}`,
    before: undefined,
    after: Buffer.from(lines.join("\n")),
  };
}

async function changesetsIn(root: string): Promise<Tree> {
  const names = await readdir(path.join(root, FOLDER)).catch(() => []);
  const files = names.filter((name) => name.endsWith(".md") && name !== "README.md");
  const read = files.map(async (name) => [name, await contentOf(path.join(root, FOLDER, name))] as const);
  return new Map((await Promise.all(read)).flatMap(([name, text]) => (text ? [[name, text] as const] : [])));
}

/** The packages in the head of a changeset: `"@cosmic/kernel": patch`. */
function packagesNamedBy(text: string): string[] {
  const [, head = ""] = text.split(/^---\s*$/m);
  return [...head.matchAll(/^\s*["']?([^"'\s]+)["']?\s*:\s*(?:patch|minor|major)\s*$/gm)].flatMap(
    ([, name]) => name ?? [],
  );
}

function packageOf(folder: Tree): string | undefined {
  const text = folder.get("package.json");
  return text && packageSchema.parse(JSON.parse(text.toString("utf8"))).name;
}

function freeName({ name }: Chapter, taken: Tree): string {
  const names = [
    `carried-from-${name}.md`,
    ...Array.from({ length: taken.size }, (_, at) => `carried-from-${name}-${at + 2}.md`),
  ];
  return names.find((each) => !taken.has(each)) ?? `carried-from-${name}.md`;
}
