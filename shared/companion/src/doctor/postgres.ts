import path from "node:path";
import { installedBinaries } from "@cosmic/testkit/postgres/binaries";
import { postgres as requirement } from "@cosmic/testkit/postgres/requirement";
import type { Check } from "./check.ts";
import type { Machine } from "./machine.ts";

/** A PostgreSQL of the tests' own comes from npm with the packages. */
export async function postgres({ versionOf }: Machine, { available, remedy } = requirement): Promise<Check> {
  const check = { name: "PostgreSQL", needed: false };
  if (available) {
    const version = await versionOf(path.join(installedBinaries() ?? "", "bin/postgres"), "--version");
    return { ...check, found: `${version ?? "there"}, from npm` };
  }
  const disables = "the tests of chapters 06 to 13 against PostgreSQL (they are skipped; those against SQLite are not)";
  return { ...check, lack: { problem: "is missing", remedy, disables } };
}
