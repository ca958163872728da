import { existsSync } from "node:fs";
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { execa } from "execa";

const repository = path.resolve(import.meta.dirname, "../../..");
const somebody = { name: "A contributor", email: "contributor@example.com" };

/** What is ours around us would mislead the tools in the clone. */
const env = {
  ...Object.fromEntries(
    Object.keys(process.env).flatMap((name) => (/^(npm|pnpm|git|turbo)_/i.test(name) ? [[name, undefined]] : [])),
  ),
  GIT_AUTHOR_NAME: somebody.name,
  GIT_AUTHOR_EMAIL: somebody.email,
  GIT_COMMITTER_NAME: somebody.name,
  GIT_COMMITTER_EMAIL: somebody.email,
  GIT_CONFIG_GLOBAL: "/dev/null",
  // What is installed here already need not be fetched again, nor asked about.
  pnpm_config_prefer_offline: "true",
  pnpm_config_trust_lockfile: "true",
  NO_COLOR: "1",
  FORCE_COLOR: undefined,
};

type Ran = { readonly exitCode?: number | undefined; readonly all: string };

export type TemporaryClone = AsyncDisposable & {
  readonly path: string;
  run(command: string, args: readonly string[]): Promise<Ran>;
};

/** This repository as it lies on disk, in another folder, committed on a branch main. Its tools are shared, its packages not installed. */
export async function temporaryClone(): Promise<TemporaryClone> {
  const folder = await temporaryFolder();
  const clone = path.join(folder.path, "clone");
  // Where temporary files are on another disk, pnpm would begin a new store.
  const { stdout: store } = await execa("pnpm", ["store", "path"], { cwd: repository });
  const run = (command: string, args: readonly string[]) =>
    execa(command, args, {
      cwd: clone,
      env: { ...env, pnpm_config_store_dir: store },
      all: true,
      reject: false,
      stdin: "ignore",
    });
  await copyInto(clone);
  await run("git", ["init", "--quiet", "--initial-branch=main"]);
  // It is a link here, and .gitignore speaks of a folder.
  await writeFile(path.join(clone, ".git/info/exclude"), ".toolchain\n");
  await run("git", ["add", "--all"]);
  await run("git", ["commit", "--quiet", "--message", "As it is"]);
  return { path: clone, run, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

async function copyInto(clone: string): Promise<void> {
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const { stdout } = await execa("git", list, { cwd: repository });
  const files = [...new Set(stdout.split("\0"))].filter(
    (file) => file !== "" && existsSync(path.join(repository, file)),
  );
  for (const folder of new Set(files.map((file) => path.dirname(file))))
    await mkdir(path.join(clone, folder), { recursive: true });
  await Promise.all(files.map((file) => cp(path.join(repository, file), path.join(clone, file))));
  const tools = path.join(repository, ".toolchain");
  if (existsSync(tools)) await symlink(tools, path.join(clone, ".toolchain"), "junction");
}
