import { copyFile, mkdir, realpath, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { execa } from "execa";
import { cleanRepository } from "./clean-repository.ts";

const thisPackage = path.resolve(import.meta.dirname, "..");
const thisRepository = path.resolve(thisPackage, "../..");

const configuration = [
  ".dependency-cruiser.mjs",
  ".gitignore",
  "biome.json",
  "knip.json",
  "tsconfig.base.json",
  "vitest.config.ts",
];
const installed = ["@types/node", "dependency-cruiser", "typescript", "vitest"];
const workspacePackages = ["shared/kernel", "shared/testkit", "chapters/13-dependency-injection"];

export interface MiniRepository extends AsyncDisposable {
  readonly path: string;
  /** Writes a file, over the clean one if there is one. */
  write(file: string, text: string): Promise<void>;
  /** Runs a guard as its script would, and does not throw when it finds something. */
  run(command: string, args: readonly string[], folder?: string): Promise<{ exitCode?: number; stdout: string }>;
}

/** A clean repository in a temporary folder, under copies of the configuration of the real one. */
export async function miniRepository(): Promise<MiniRepository> {
  const folder = await temporaryFolder();
  const root = await realpath(folder.path);
  const at = (file: string) => path.join(root, file);

  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(at(file)), { recursive: true });
    await writeFile(at(file), text);
  };
  const link = async (file: string, target: string) => {
    await mkdir(path.dirname(at(file)), { recursive: true });
    await symlink(target, at(file), "junction");
  };

  for (const file of configuration) await copyFile(path.join(thisRepository, file), at(file));
  for (const [file, text] of Object.entries(cleanRepository)) await write(file, text);
  for (const name of installed) await link(`node_modules/${name}`, path.join(thisPackage, "node_modules", name));
  for (const each of workspacePackages) await link(`node_modules/@cosmic/${path.basename(each)}`, at(each));

  return {
    path: root,
    write,
    run: (command, args, where = ".") =>
      execa(command, args, { cwd: at(where), localDir: thisPackage, preferLocal: true, reject: false }),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}
