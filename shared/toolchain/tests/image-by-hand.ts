import { cp, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { execa } from "execa";

/** What a container would begin with. Disposing of it removes the folder. */
export type ImageByHand = AsyncDisposable & {
  /** The folder in which its processes start. */
  readonly folder: string;
  readonly command: readonly string[];
  /** What tells whether the process lives, in the form that leaves out the shell. */
  readonly healthCheck: readonly string[];
  /** Who its processes run as. */
  readonly user: string | undefined;
};

type Instruction = Readonly<{ name: string; value: string }>;
type Stage = Readonly<{ root: string; workdir: string; instructions: readonly Instruction[] }>;

/**
 * Does what a Dockerfile says with folders in place of layers: the files of its base images are this machine's, and so is pnpm.
 * @param context the Dockerfile's own folder
 * @param contexts other folders that it copies from, by name
 * @throws Error where an instruction fails, or is one that is not known here
 */
export async function imageByHand(context: string, contexts: Readonly<Record<string, string>>): Promise<ImageByHand> {
  await using resources = new AsyncDisposableStack();
  const temporary = resources.use(await temporaryFolder());
  const stages = new Map<string, Stage>();
  let last: Stage | undefined;
  for (const instructions of stagesIn(await readFile(path.join(context, "Dockerfile"), "utf8"))) {
    const [from = "", , name = "last"] = instructions[0]?.value.split(" ") ?? [];
    last = await built(instructions, path.join(temporary.path, name), stages.get(from));
    stages.set(name, last);
  }
  if (!last) throw new Error("The Dockerfile has no stage");
  const kept = resources.move();
  return {
    folder: path.join(last.root, last.workdir),
    command: JSON.parse(lastOf(last, "CMD") ?? "[]"),
    healthCheck: JSON.parse(/\bCMD (.*)/.exec(lastOf(last, "HEALTHCHECK") ?? "")?.[1] ?? "[]"),
    user: lastOf(last, "USER"),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };

  async function built(instructions: readonly Instruction[], root: string, base?: Stage): Promise<Stage> {
    await mkdir(root);
    if (base) await cp(base.root, root, { recursive: true, verbatimSymlinks: true });
    let workdir = base?.workdir ?? "/";
    for (const { name, value } of instructions) {
      if (name === "WORKDIR") workdir = value;
      const here = path.join(root, workdir);
      if (name === "WORKDIR") await mkdir(here, { recursive: true });
      else if (name === "COPY") await copy(value, root, here);
      else if (name === "RUN") await run(value, here);
      else if (!["FROM", "USER", "EXPOSE", "HEALTHCHECK", "CMD"].includes(name))
        throw new Error(`${name} is not known`);
    }
    return { root, workdir, instructions };
  }

  async function copy(value: string, root: string, here: string): Promise<void> {
    const [, source, paths = ""] = /^(?:--from=(\S+) )?(.*)$/.exec(value) ?? [];
    const found = source === undefined ? context : (stages.get(source)?.root ?? contexts[source]);
    if (!found) throw new Error(`There is nothing called ${source} to copy from`);
    const files = paths.split(" ");
    const to = files.pop() ?? "";
    const target = to.startsWith("/") ? path.join(root, to) : path.join(here, to);
    for (const file of files)
      await cp(path.join(found, file), to.endsWith("/") ? path.join(target, path.basename(file)) : target, {
        recursive: true,
        verbatimSymlinks: true,
      });
  }
}

/** Each begins with FROM. */
function stagesIn(dockerfile: string): Instruction[][] {
  const stages: Instruction[][] = [];
  const lines = dockerfile
    .replace(/^#.*\n/gm, "")
    .replace(/\\\n\s*/g, "")
    .split("\n");
  for (const line of lines.filter((each) => each.trim() !== "")) {
    const [, name = "", value = ""] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (name === "FROM") stages.push([]);
    stages.at(-1)?.push({ name, value });
  }
  return stages;
}

async function run(command: string, cwd: string): Promise<void> {
  if (command.startsWith("npm install --global ")) return;
  // All that the workspace has installed lies in its store; in a folder on another disk, pnpm would begin a new one.
  const { stdout: store } = await execa("pnpm", ["store", "path"], { cwd: import.meta.dirname });
  const env = { pnpm_config_offline: "true", pnpm_config_store_dir: store };
  await execa(command, { cwd, shell: "sh", env });
}

function lastOf(stage: Stage, name: string): string | undefined {
  return stage.instructions.findLast((instruction) => instruction.name === name)?.value;
}
