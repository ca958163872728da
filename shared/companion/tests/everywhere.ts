import type { Command } from "commander";
import { program } from "../src/program.ts";
import { withSubcommands } from "../src/run-program.ts";

/** The whole command line, with everything it prints kept, and with commands that do nothing unless they are real. */
export type CommandLine = Readonly<{
  program: Command;
  /** Each command that can be called, by its words: "chain check". */
  commands: ReadonlyMap<string, Command>;
  printed: () => string;
  /** Calls it, and answers with what was thrown. */
  call: (...words: readonly string[]) => Promise<unknown>;
}>;

export function commandLine({ real = false } = {}): CommandLine {
  let printed = "";
  const write = (text: string) => {
    printed += text;
  };
  const root = program(() => {});
  const all = withSubcommands(root);
  const callable = all.filter((command) => command !== root && Reflect.get(command, "_actionHandler") !== null);
  for (const command of all) command.exitOverride().configureOutput({ writeOut: write, writeErr: write });
  if (!real) for (const command of callable) command.action(() => {});
  return {
    program: root,
    commands: new Map(callable.map((command) => [wordsOf(command), command])),
    printed: () => printed,
    call: (...words) => root.parseAsync(words, { from: "user" }).catch((error: unknown) => error),
  };
}

/** Each command that people see, by its words. */
export const COMMANDS = [...commandLine().commands.keys()].filter((words) => !words.endsWith("-server"));

function wordsOf(command: Command): string {
  const { parent } = command;
  return parent?.parent ? `${wordsOf(parent)} ${command.name()}` : command.name();
}
