import path from "node:path";
import envPaths from "env-paths";

/**
 * Where progress, backups, and operations under way are kept: outside of the repository, since `git clean` empties what
 * git ignores. The environment variable COSMIC_STATE names another folder.
 */
export function stateFolder(): string {
  const named = process.env.COSMIC_STATE;
  return named ? path.resolve(named) : envPaths("cosmic-typescript", { suffix: "" }).data;
}
