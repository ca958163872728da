import type { Check, Lack } from "./check.ts";
import { isAtLeast, type Machine } from "./machine.ts";

/** The first with `git merge-tree --write-tree`. */
const WANTED = "2.38";
const NEWER: Omit<Lack, "problem"> = {
  remedy: "install a newer one from https://git-scm.com",
  disables: "cosmic chain carry",
};

export async function git({ versionOf }: Machine): Promise<Check> {
  const found = await versionOf("git", "--version");
  const check = { name: "git", needed: false };
  if (found === undefined)
    return {
      ...check,
      lack: {
        problem: "is missing",
        remedy: "install it from https://git-scm.com",
        disables: "cosmic chain carry and pnpm changeset",
      },
    };
  if (isAtLeast(found, WANTED)) return { ...check, found };
  return { ...check, found, lack: { problem: `is ${found}, older than ${WANTED}`, ...NEWER } };
}
