import { existsSync } from "node:fs";
import path from "node:path";
import { UserMistake } from "./user-mistake.ts";

/**
 * The root of the repository that `folder` is in.
 * @throws UserMistake when it is in none.
 */
export function repositoryAround(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, "chapters")) && existsSync(path.join(at, "pnpm-workspace.yaml"))) return at;
    if (at === path.dirname(at)) break;
  }
  throw new UserMistake(`${folder} is not inside the Cosmic TypeScript repository. Change to it, then try again.`);
}
