import { existsSync } from "node:fs";
import path from "node:path";
import { repositoryAround } from "../repository.ts";
import { repositoryIfAny } from "../repository-if-any.ts";
import { UserMistake } from "../user-mistake.ts";

/** The repository runs its TypeScript as it is. */
const OLDEST_FOR_SOURCE = 24;

/** The `cosmic` that belongs to the repository around a folder; undefined outside of one, or where it cannot be run yet. */
export function commandIn(folder: string): string | undefined {
  const root = repositoryIfAny(folder);
  return root !== undefined && canRun(root) ? path.join(root, "shared/companion/src/cosmic.ts") : undefined;
}

/** @throws UserMistake that says why nothing about the chapters can be told in this folder. */
export function refuseWithoutRepository(folder: string, words: readonly string[]): never {
  const root = repositoryAround(folder);
  const bootstrap = path.join(path.relative(folder, root), "shared/toolchain/bootstrap.mjs");
  throw new UserMistake(
    `The repository is here, but Node ${OLDEST_FOR_SOURCE} or the packages that it runs with are not. This brings them first:\n  node ${bootstrap} ${["cosmic", ...words].join(" ")}`,
  );
}

function canRun(root: string): boolean {
  const isInstalled = existsSync(path.join(root, "shared/companion/node_modules/commander"));
  return isInstalled && Number.parseInt(process.versions.node, 10) >= OLDEST_FOR_SOURCE;
}
