import { UserMistake } from "../../user-mistake.ts";
import { type Git, line } from "./git.ts";

const MAIN = ["main", "origin/main", "upstream/main"];

/**
 * The commit to compare with: the one named, or else where this branch left main.
 * @throws UserMistake when there is no such commit.
 */
export async function commitSince(git: Git, wanted: string | undefined): Promise<string> {
  if (wanted !== undefined) {
    const commit = await commitAt(git, wanted);
    if (commit) return commit;
    throw new UserMistake(`git knows no commit "${wanted}". Name one with --since: a branch, a tag, HEAD~1, a hash.`);
  }
  const bases = (await Promise.all(MAIN.map((main) => mergeBase(git, main)))).flatMap((each) => each ?? []);
  if (bases.length > 0) return nearest(git, bases);
  throw new UserMistake(
    "This branch and main have no commit in common that is known here. Name the last commit before the fix with --since, such as HEAD or HEAD~1.",
  );
}

async function commitAt(git: Git, name: string): Promise<string | undefined> {
  return orNothing(line(git, "rev-parse", "--verify", "--quiet", `${name}^{commit}`));
}

async function mergeBase(git: Git, main: string): Promise<string | undefined> {
  return orNothing(line(git, "merge-base", "HEAD", main));
}

/** The local main may be behind the one it comes from, and the other way round: what counts is the newer of both. */
async function nearest(git: Git, commits: readonly string[]): Promise<string> {
  return (await line(git, "merge-base", "--independent", ...commits)).split("\n")[0] ?? "";
}

async function orNothing(answer: Promise<string>): Promise<string | undefined> {
  return (await answer.catch(() => "")) || undefined;
}
