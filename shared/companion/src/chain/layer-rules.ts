import { copyFile, readdir, realpath } from "node:fs/promises";
import path from "node:path";
import { type Chapter, readTree, type Tree, writeTree } from "@cosmic/curriculum";
import { layOutFiles, linkTo, modulesOf, repositoryOf } from "./laid-out.ts";

/** What the repository's layer rules say of a tree. */
export type LayerReport = Readonly<{
  /** The names of all rules. */
  rules: readonly string[];
  violations: readonly Violation[];
}>;

/** `from` and `to` are paths below the repository. */
type Violation = Readonly<{ rule: string; from: string; to: string }>;

const CONFIG = ".dependency-cruiser.mjs";

/**
 * Holds the tree against the repository's own rules. They know chapters and shared packages by where they stand, and look
 * at the chapters beside them: so all of it stands in `root` as in the repository.
 * @param root an empty folder of its own
 */
export async function layerReport(tree: Tree, chapter: Chapter, root: string): Promise<LayerReport> {
  const folder = await layOutFiles(tree, chapter, root);
  await borrowPackages(chapter, folder, root);
  await copyFile(path.join(repositoryOf(chapter), CONFIG), path.join(root, CONFIG));
  // Loading it takes as long as all the rest of the command: only steps that are proven by layer rules pay for that.
  const [{ cruise }, { default: extractOptions }] = await Promise.all([
    import("dependency-cruiser"),
    import("dependency-cruiser/config-utl/extract-depcruise-options"),
  ]);
  const options = await extractOptions(path.join(root, CONFIG));
  const { output } = await cruise([`chapters/${chapter.name}`], { ...options, baseDir: root });
  if (typeof output === "string") throw new Error(`the layer rules could not be tried: ${output}`);
  return {
    rules: (options.ruleSet?.forbidden ?? []).flatMap(({ name }) => name ?? []),
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

/** Installed packages are linked; those of the repository itself are copied, for a link leads out of `root`. */
async function borrowPackages(chapter: Chapter, folder: string, root: string): Promise<void> {
  const repository = await realpath(repositoryOf(chapter));
  const modules = modulesOf(chapter);
  for (const name of await packagesIn(modules)) {
    const target = await realpath(path.join(modules, name));
    const below = path.relative(repository, target);
    const isOurs = !/^[.][.]|node_modules/.test(below);
    if (isOurs) {
      await writeTree(await readTree(target), path.join(root, below));
      await linkTo(path.join(target, "node_modules"), path.join(root, below, "node_modules"));
    }
    await linkTo(isOurs ? path.join(root, below) : target, path.join(folder, "node_modules", name));
  }
}

async function packagesIn(modules: string): Promise<string[]> {
  const names = (await readdir(modules)).filter((name) => !name.startsWith("."));
  const scoped = names.map(async (name) =>
    name.startsWith("@") ? (await readdir(path.join(modules, name))).map((each) => `${name}/${each}`) : [name],
  );
  return (await Promise.all(scoped)).flat();
}
