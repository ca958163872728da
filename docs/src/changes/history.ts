import { execFileSync } from "node:child_process";

/** When things came, as far as git knows: nothing in a folder without git, or beyond the end of a shallow clone. */
export type History = Readonly<{
  /** @param file from the root, with slashes */
  added(file: string): Date | undefined;
  /** @param commit its hash, or the beginning of it */
  committed(commit: string): Date | undefined;
}>;

/** Reads the history of a repository. What is asked of it later costs nothing. */
export function historyOf(root: string, folder: string): History {
  const isShallow = git(root, "rev-parse", "--is-shallow-repository").trim() === "true";
  const files = new Map<string, Date>();
  for (const entry of entriesIn(git(root, "log", FORMAT, "--name-only", "--diff-filter=A", "--", folder))) {
    // The oldest commit of a shallow clone seems to add every file.
    const isEdge = isShallow && entry.parents === "";
    for (const file of isEdge ? [] : entry.files) files.set(file, entry.date);
  }
  const commits = entriesIn(git(root, "log", FORMAT));
  return {
    added: (file) => files.get(file),
    committed: (commit) => commits.find(({ hash }) => hash.startsWith(commit))?.date,
  };
}

const FORMAT = "--format=%x01%H%x02%aI%x02%p%x02";

function entriesIn(log: string) {
  return log
    .split("\u0001")
    .slice(1)
    .map((entry) => {
      const [hash = "", date = "", parents = "", files = ""] = entry.split("\u0002");
      return { hash, date: new Date(date), parents, files: files.split("\n").filter(Boolean) };
    });
}

function git(root: string, ...words: string[]): string {
  try {
    return execFileSync("git", ["-c", "core.quotePath=false", ...words], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch {
    return "";
  }
}
