import { pathToFileURL } from "node:url";
import type { Command } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { program } from "../program.ts";
import { runProgram } from "../run-program.ts";
import { commandIn, refuseWithoutRepository } from "./repository-here.ts";
import { RUN_ANYWHERE } from "./run-anywhere.ts";

// A repository is read by the command that it brings with it: only that one is sure to know its chapters.
const own = commandIn(process.cwd());
if (own === undefined) await runProgram(published);
else {
  process.argv[1] = own;
  await import(pathToFileURL(own).href);
}

function published(finish: (exitCode: number) => void): Command {
  return program(finish)
    .version(manifest.version, "-V, --version", "show which version this is")
    .hook("preAction", (_, command) => {
      if (!RUN_ANYWHERE.includes(nameBelowRoot(command))) refuseWithoutRepository(process.cwd(), process.argv.slice(2));
    });
}

function nameBelowRoot(command: Command): string {
  return command.parent?.parent ? nameBelowRoot(command.parent) : command.name();
}
