import { execa } from "execa";
import { UserMistake } from "../../user-mistake.ts";

/** Calls git with arguments, and answers what it printed. Exit codes other than 0 and those that are accepted throw. */
export type Git = (
  args: readonly string[],
  more?: Readonly<{ input?: Uint8Array; accept?: readonly number[] }>,
) => Promise<Buffer>;

/** Git said no. */
class GitRefused extends Error {
  override readonly name = "GitRefused";
}

/** The first one that merges trees without a work tree. */
const OLDEST = { major: 2, minor: 38 };

/**
 * Git in a folder; with `env` laid over the environment, where undefined takes a variable away.
 * @throws UserMistake when there is no git; GitRefused, with what it said, when it fails.
 */
export function gitIn(folder: string, env: Readonly<Record<string, string | undefined>> = {}): Git {
  return async (args, { input = new Uint8Array(), accept = [] } = {}) => {
    const result = await execa("git", args, {
      cwd: folder,
      env: { LC_ALL: "C", ...env },
      input,
      encoding: "buffer",
      stripFinalNewline: false,
      reject: false,
    });
    if (result.code === "ENOENT") throw new UserMistake("git was not found. Install git, then try again.");
    if (!result.failed || accept.includes(result.exitCode ?? -1)) return Buffer.from(result.stdout);
    throw new GitRefused(`git ${args[0]}: ${textOf(result.stderr) || result.shortMessage}`);
  };
}

/**
 * Git in the repository at `root`.
 * @throws UserMistake when there is no git, an old one, or no repository.
 */
export async function gitOf(root: string): Promise<Git> {
  const git = gitIn(root);
  const version = await line(git, "version");
  if (isTooOld(version))
    throw new UserMistake(
      `carry needs git ${OLDEST.major}.${OLDEST.minor} or newer, and this is ${version}. Install a newer one, then try again.`,
    );
  await line(git, "rev-parse", "--is-inside-work-tree").catch((error: Error) => {
    throw new UserMistake(
      `carry compares with an earlier commit, and git finds no repository in ${root} (${error.message}).`,
    );
  });
  return git;
}

/** What git prints, as one line. */
export async function line(git: Git, ...args: string[]): Promise<string> {
  return textOf(await git(args));
}

/** Whether what `git version` prints is of a git that cannot merge trees. */
export function isTooOld(version: string): boolean {
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(version) ?? []).map(Number);
  return major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8").trim();
}
