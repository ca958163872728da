import { readdir, readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import path from "node:path";

/** The names of packages, by what stands behind `from`. */
export async function importedPackages(folder: string): Promise<string[]> {
  const texts = await Promise.all((await readdir(folder)).map((file) => readFile(path.join(folder, file), "utf8")));
  const named = texts.flatMap((text) =>
    [...text.matchAll(/^(?:import|export) .*from "([^".][^"]*)"/gm)].map(([, name = ""]) => name),
  );
  return [...new Set(named)].filter((name) => !isBuiltin(name)).toSorted();
}
