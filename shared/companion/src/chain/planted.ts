import path from "node:path";
import { type Chapter, readTree } from "@cosmic/curriculum";
import type { Mutant } from "./by-mutants.ts";

/** Reads mutants of a chapter, named by their folders. */
export async function plantedIn({ folder }: Chapter, paths: readonly string[]): Promise<Mutant[]> {
  return Promise.all(paths.map(async (each) => ({ path: each, files: await readTree(path.join(folder, each)) })));
}
