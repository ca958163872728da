import { spawnSync } from "node:child_process";
import path from "node:path";
import { installedBinaries, platform } from "./binaries.ts";

/** For `describeWith`: suites that need PostgreSQL run wherever npm has a PostgreSQL that runs on this machine. */
export const postgres = {
  service: "PostgreSQL",
  available: runsHere(installedBinaries()),
  remedy: `npm has none that runs on this machine (${platform}), or optional dependencies were not installed; the dev container has it`,
};

/** A binary can be there and not run: on a Linux without glibc, or when its libraries were not linked at installation. */
function runsHere(binaries: string | undefined): boolean {
  return binaries !== undefined && spawnSync(path.join(binaries, "bin/postgres"), ["--version"]).status === 0;
}
