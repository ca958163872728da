import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Chapter, differencesBetween, type Tree, writeTree } from "@cosmic/curriculum";
import { execaNode } from "execa";
import { layOut } from "./laid-out.ts";

/** One line of what the compiler says. */
type CompileError = Readonly<{
  path: string;
  /** TS2322 */
  code: string;
  /** Where in the file, the code, and what is wrong. */
  text: string;
}>;

/** What the compiler says of a tree's `src/` and of the given test files. Other test files may ask for what is not there yet. */
export type Compiler = (tree: Tree, tests: readonly string[]) => Promise<readonly CompileError[]>;

const SETTINGS = "tsconfig.step.json";
const tsc = fileURLToPath(new URL("bin/tsc", import.meta.resolve("typescript7/package.json")));

/**
 * Compiles one tree after the other at the same place, so that only what differs from the one before is checked anew.
 * @param root an empty folder of its own
 */
export async function compilerAt(chapter: Chapter, root: string): Promise<Compiler> {
  const folder = await layOut(new Map(), chapter, root);
  let inPlace: Tree = new Map();
  let last: Promise<unknown> = Promise.resolve();
  const compile = async (tree: Tree, tests: readonly string[]) => {
    await change(inPlace, tree, folder);
    inPlace = tree;
    return errorsIn(folder, tests);
  };
  return (tree, tests) => {
    const result = last.then(() => compile(tree, tests));
    last = result.catch(() => undefined);
    return result;
  };
}

async function change(before: Tree, after: Tree, folder: string): Promise<void> {
  const gone = differencesBetween(before, after).filter(({ kind }) => kind === "removed");
  for (const { path: file } of gone) await rm(path.join(folder, file));
  await writeTree(new Map([...after].filter(([file, content]) => before.get(file) !== content)), folder);
}

async function errorsIn(folder: string, tests: readonly string[]): Promise<CompileError[]> {
  const compilerOptions = { incremental: true, tsBuildInfoFile: "./step.tsbuildinfo" };
  const settings = { extends: "./tsconfig.json", compilerOptions, include: ["src"], files: tests };
  await writeFile(path.join(folder, SETTINGS), JSON.stringify(settings));
  // Each of several threads would check much of the same, while tests of the same tree want the processors.
  const words = ["--noEmit", "--singleThreaded", "--pretty", "false", "--project", SETTINGS];
  // When we are interrupted it must not write another word to a folder that is already gone.
  const options = { cwd: folder, all: true, reject: false, killSignal: "SIGKILL" } as const;
  const { exitCode, stdout, all } = await execaNode(tsc, words, options);
  const errors = stdout.split("\n").flatMap(parsed);
  if (exitCode !== 0 && errors.length === 0) throw new Error(`the compiler did not run in ${folder}: ${all}`);
  return errors;
}

function parsed(line: string): CompileError[] {
  const [, file = SETTINGS, text = "", code = ""] =
    /^(?:(.+?)(?=\(\d+,\d+\)))?(.*?error (TS\d+): .*)$/.exec(line) ?? [];
  return code === "" ? [] : [{ path: file, code, text: text.replace(/^: /, "") }];
}
