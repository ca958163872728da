// What a pull request would say of a fix that stayed where it was made: a table of where it could be carried to, as Markdown. Nothing,
// where every chapter that follows has changed as well, or has nothing to take over.
//
//   node shared/toolchain/src/uncarried.ts <base>     the commit or branch that the pull request is held against
import { readFileSync } from "node:fs";
import path from "node:path";
import { execa, execaNode } from "execa";

const [base = "origin/main"] = process.argv.slice(2);
const root = path.join(import.meta.dirname, "../../..");
const cosmic = path.join(root, "shared/companion/src/cosmic.ts");

const since = await git("merge-base", base, "HEAD");
const changed = chaptersIn(await git("diff", "--name-only", since, "HEAD", "--", "chapters"));
const all = chaptersIn(await git("ls-files", "--", "chapters/*/chapter.json"));
const stayed = changed.filter((name) => all.some((each) => followedBy(each) === name && !changed.includes(each)));

const tables: string[] = [];
for (const name of stayed) if (await hasSomethingToCarry(name)) tables.push((await dryRun(name)).stdout.trim());
if (tables.length > 0)
  console.log(
    `Chapters changed, and those that follow them did not. This is what \`cosmic chain carry\` would do:\n\n${tables.join("\n\n")}`,
  );

/** Where nothing could be carried, as after a change to a README, that is said with exit code 2. */
async function hasSomethingToCarry(name: string): Promise<boolean> {
  const { exitCode, stdout, stderr } = await dryRun(name, "--json");
  if (exitCode !== 0 && exitCode !== 1) console.error(stderr);
  if (exitCode !== 0 && exitCode !== 1) return false;
  const { writes, conflicts } = JSON.parse(stdout);
  return writes.length + conflicts.length > 0;
}

function dryRun(name: string, ...more: readonly string[]) {
  const args = ["chain", "carry", name, "--since", since, "--dry-run", ...more];
  return execaNode(cosmic, args, { cwd: root, env: { NO_COLOR: "1" }, reject: false });
}

function chaptersIn(paths: string): string[] {
  return [...new Set(paths.split("\n").flatMap((file) => file.split("/")[1] ?? []))];
}

function followedBy(name: string): unknown {
  return JSON.parse(readFileSync(path.join(root, "chapters", name, "chapter.json"), "utf8")).follows;
}

async function git(...args: readonly string[]): Promise<string> {
  return (await execa("git", args, { cwd: root })).stdout;
}
