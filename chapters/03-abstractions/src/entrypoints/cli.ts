import path from "node:path";
import { parseArgs } from "node:util";
import { NodeFileSystem } from "../adapters/node-file-system.ts";
import type { Action } from "../domain/actions.ts";
import { synchronise } from "../service-layer/synchronise.ts";

class WrongArguments extends Error {}

try {
  const { source, target } = readArguments(process.argv.slice(2));
  const actions = await synchronise(source, target, new NodeFileSystem());
  console.log(actions.length > 0 ? actions.map(describe).join("\n") : "nothing to do");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof WrongArguments ? 2 : 1;
}

/** @throws WrongArguments unless there are exactly two folders, neither of them an empty text. */
function readArguments(args: string[]): { source: string; target: string } {
  const [source, target, ...others] = positionals(args);
  if (source === undefined || target === undefined || others.length > 0)
    throw new WrongArguments("expected two folders: start <source> <target>");
  // An empty text is most often a shell variable that was never set; resolved, it would mean the current folder.
  if (source === "" || target === "") throw new WrongArguments("a folder's name must not be empty");
  return { source: resolve(source), target: resolve(target) };
}

function positionals(args: string[]): string[] {
  try {
    return parseArgs({ args, allowPositionals: true }).positionals;
  } catch (error) {
    throw new WrongArguments(error instanceof Error ? error.message : String(error));
  }
}

/** pnpm starts us in the chapter's folder, but people mean the folder in which they called pnpm. */
function resolve(folder: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), folder);
}

function describe(action: Action): string {
  switch (action.type) {
    case "Copy":
      return `copy ${action.path}`;
    case "Move":
      return `move ${action.from} to ${action.to}`;
    case "Delete":
      return `delete ${action.path}`;
  }
}
