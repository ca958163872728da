import { spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { execa } from "execa";

const repository = path.resolve(import.meta.dirname, "../../../..");
const ownTools = path.join(repository, ".toolchain/node_modules/.bin");

/** What pnpm tells the programs that it runs would mislead npm. */
const env = Object.fromEntries(
  Object.keys(process.env)
    .filter((name) => /^(npm|pnpm)_/i.test(name) && name !== "npm_config_registry")
    .map((name) => [name, undefined]),
);

/** For `describeWith`: asks for a package that is to be installed anyway, and is content with npm's own cache. */
export const registry = {
  service: "The npm registry",
  get available() {
    const arguments_ = ["view", "commander@15.1.0", "version", "--prefer-offline", "--fetch-retries=0"];
    return spawnSync("npm", arguments_, { env: { ...process.env, ...env }, timeout: 20_000 }).status === 0;
  },
  remedy: "the machine must be online once, so that npm can fetch what the packed packages depend on",
};

export type Installed = AsyncDisposable & {
  readonly path: string;
  /** Where the tarballs lie, by the name of the package. */
  readonly tarballs: Readonly<Record<"companion" | "conformance", string>>;
  write(file: string, text: string): Promise<void>;
  /** Runs what is installed as anybody would: in a folder below, the project's own unless told otherwise. */
  run(command: string, args: readonly string[], folder?: string): Promise<Ran>;
};
type Ran = { readonly exitCode?: number | undefined; readonly stdout: string; readonly stderr: string };

/** Both packages, packed, and installed by npm in an empty project. */
export async function installed(): Promise<Installed> {
  const folder = await temporaryFolder();
  const project = path.join(folder.path, "project");
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(project, file)), { recursive: true });
    await writeFile(path.join(project, file), text);
  };
  const [companion, conformance] = await Promise.all([
    packed("companion", folder.path),
    packed("conformance", folder.path),
  ]);
  await write("package.json", JSON.stringify({ private: true, type: "module" }));
  const install = [
    "install",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    companion,
    conformance,
  ];
  await execa("npm", install, { cwd: project, env });
  return {
    path: project,
    tarballs: { companion, conformance },
    write,
    run: (command, args, where = ".") =>
      execa(command, args, {
        cwd: path.join(project, where),
        env: { ...env, NO_COLOR: "1", FORCE_COLOR: undefined },
        preferLocal: true,
        localDir: project,
        reject: false,
      }),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

async function packed(name: string, folder: string): Promise<string> {
  const tarball = path.join(folder, `${name}.tgz`);
  await execa("pnpm", ["pack", "--out", tarball], {
    cwd: path.join(repository, "shared", name),
    env: { ...env, PATH: [process.env.PATH, ownTools].join(path.delimiter) },
  });
  return tarball;
}
