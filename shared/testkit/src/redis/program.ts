import { spawnSync } from "node:child_process";

/** Looked for on PATH. */
export const program = "redis-server";

export function isInstalled(): boolean {
  return spawnSync(program, ["--version"]).status === 0;
}
