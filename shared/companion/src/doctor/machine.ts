import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What a check may look at. */
export type Machine = Readonly<{
  /** The root of the repository that the person stands in; undefined outside of one. */
  root: string | undefined;
  /** The version of the Node that runs: "24.21.0". */
  node: string;
  platform: NodeJS.Platform;
  environment: Readonly<Record<string, string | undefined>>;
  /** The version that a program tells; undefined where it cannot be run. */
  versionOf: (program: string, ...args: readonly string[]) => Promise<string | undefined>;
}>;

/** The machine that this process runs on. */
export function thisMachine(root: string | undefined): Machine {
  return { root, node: process.versions.node, platform: process.platform, environment: process.env, versionOf };
}

async function versionOf(program: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    // On Windows most programs of npm are scripts, which only a shell can start.
    const shell = process.platform === "win32";
    const { stdout } = await promisify(execFile)(program, [...args], { timeout: 5_000, shell });
    return versionIn(stdout);
  } catch {
    return undefined;
  }
}

/** The first number with a dot in it, else the first line. */
export function versionIn(text: string): string | undefined {
  return /\d+(\.\d+)+/.exec(text)?.[0] ?? (text.trim().split("\n")[0] || undefined);
}

/** Whether a version is at least another: "24.3.1" is at least "24". */
export function isAtLeast(version: string, wanted: string): boolean {
  const [numbers, wantedNumbers] = [version, wanted].map((each) => each.split(".").map(Number));
  for (const [at, least] of (wantedNumbers ?? []).entries()) {
    const number = numbers?.[at] ?? 0;
    if (number !== least) return number > least;
  }
  return true;
}
