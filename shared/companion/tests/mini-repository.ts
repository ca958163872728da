import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { execaNode } from "execa";

const step = (id: string) => ({
  id,
  title: `Step ${id}`,
  tests: [`tests/${id}.test.ts`],
  points: 1,
  hints: ["Look.", "Closer."],
});
const change = (file: string, kind: string, step: string) => ({ path: file, kind, step, why: "because" });
const testOf = (name: string, expectation: string) =>
  `import { expect, test } from "vitest";\nimport { ${name} } from "../src/${name}.ts";\ntest("${name}", () => { expect(${expectation}); });\n`;

/** A chapter in three steps, each of which adds a function; and one that follows it with three more. */
const files: Readonly<Record<string, string>> = {
  "pnpm-workspace.yaml": "packages: [chapters/*]\n",
  "tsconfig.base.json": JSON.stringify({
    compilerOptions: {
      target: "esnext",
      module: "nodenext",
      strict: true,
      noEmit: true,
      types: [],
      skipLibCheck: true,
      allowImportingTsExtensions: true,
    },
  }),
  ...chapter("01-sums", null, ["one", "two", "three"]),
  ...chapter("02-more-sums", "01-sums", ["four", "five", "six"]),
  ...withPrefix("chapters/02-more-sums", functions(["one", "two", "three"])),
};

export type MiniRepository = AsyncDisposable & {
  /** Absolute path. */
  folder: string;
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
  remove(...files: string[]): Promise<void>;
  removeFolder(folder: string): Promise<void>;
  /** Changes the manifest of a chapter. */
  edit(chapter: string, change: (manifest: Manifest) => void): Promise<void>;
  /** Gives a chapter a node_modules with these packages only: of the repository by their path in it, or of this package. */
  borrow(chapter: string, packages: Readonly<Record<string, string>>): Promise<void>;
  /** The command as a process that runs on. */
  /** In a group of its own, which is there for as long as anything is that it has started. */
  start(env: Readonly<Record<string, string>>, ...args: string[]): ReturnType<typeof execaNode<{ reject: false }>>;
  cosmic(...args: string[]): Promise<{ exitCode: number | undefined; stdout: string; stderr: string }>;
};
type Manifest = {
  title: string;
  kind: string;
  changes: object[];
  steps: { id: string; tests: string[]; proofs?: object[] }[];
};

/** A repository of two small chapters that holds, to be broken in one respect. */
export async function miniRepository(): Promise<MiniRepository> {
  const root = await temporaryFolder();
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(root.path, file)), { recursive: true });
    await writeFile(path.join(root.path, file), text);
  };
  for (const [file, text] of Object.entries(files)) await write(file, text);
  const modules = path.join(import.meta.dirname, "../node_modules");
  const modulesOf = (chapter: string) => path.join(root.path, "chapters", chapter, "node_modules");
  for (const name of ["01-sums", "02-more-sums"]) await symlink(modules, modulesOf(name), "junction");
  const start = (env: Readonly<Record<string, string>>, ...args: string[]) =>
    execaNode(path.join(import.meta.dirname, "../src/cosmic.ts"), args, {
      cwd: path.join(root.path, "chapters"),
      env: { NO_COLOR: "1", FORCE_COLOR: undefined, COSMIC_STATE: path.join(root.path, "state"), ...env },
      reject: false,
      detached: true,
    });
  return {
    folder: root.path,
    read: (file) => readFile(path.join(root.path, file), "utf8"),
    write,
    remove: async (...gone) => {
      for (const file of gone) await rm(path.join(root.path, file));
    },
    removeFolder: (folder) => rm(path.join(root.path, folder), { recursive: true }),
    borrow: async (chapter, packages) => {
      await rm(modulesOf(chapter));
      for (const [name, place] of Object.entries(packages)) {
        const target = path.resolve(place.startsWith("shared/") ? root.path : modules, place);
        await mkdir(path.dirname(path.join(modulesOf(chapter), name)), { recursive: true });
        await symlink(target, path.join(modulesOf(chapter), name), "junction");
      }
    },
    edit: async (name, change) => {
      const manifest = JSON.parse(files[`chapters/${name}/chapter.json`] ?? "");
      change(manifest);
      await write(`chapters/${name}/chapter.json`, JSON.stringify(manifest));
    },
    start,
    cosmic: async (...args) => {
      const { exitCode, stdout, stderr } = await start({}, ...args);
      return { exitCode, stdout, stderr };
    },
    [Symbol.asyncDispose]: () => root[Symbol.asyncDispose](),
  };
}

function chapter(name: string, follows: string | null, steps: readonly string[]): Record<string, string> {
  const [number, ...slug] = name.split("-");
  const manifest = {
    number,
    slug: slug.join("-"),
    title: name,
    part: 1,
    follows,
    kind: "feature",
    summary: "Sums.",
    steps: steps.map(step),
    changes: steps.flatMap((id) => [
      change(`src/${id}.ts`, "added", id),
      ...(follows ? [change(`tests/${id}.test.ts`, "added", id)] : []),
    ]),
  };
  const inherited = follows ? ["one", "two", "three"] : [];
  return withPrefix(`chapters/${name}`, {
    "chapter.json": JSON.stringify(manifest),
    "package.json": JSON.stringify({ name, type: "module" }),
    "tsconfig.json": '{ "extends": "../../tsconfig.base.json" }',
    ...functions(steps),
    ...Object.fromEntries(
      [...inherited, ...steps].map((id) => [`tests/${id}.test.ts`, testOf(id, `${id}()).toBe("${id}"`)]),
    ),
  });
}

function functions(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`src/${name}.ts`, `export const ${name} = () => "${name}";\n`]));
}

function withPrefix(folder: string, all: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).map(([file, text]) => [`${folder}/${file}`, text]));
}
