import { Command } from "commander";
import { here } from "./here.ts";
import type { Context } from "./program/context.ts";
import { addContributorCommands } from "./program/contributor.ts";
import { addMachineCommands } from "./program/machine.ts";
import { addReaderCommands } from "./program/reader.ts";
import { repositoryAround } from "./repository.ts";

/** The `cosmic` command line, which loads a command when it is called. `finish` is told the exit code of the one that ran. */
export function program(finish: (exitCode: number) => void): Command {
  const cosmic = new Command("cosmic")
    .description("The companion of Cosmic TypeScript.")
    .helpOption("-h, --help", "show what a command does")
    .showSuggestionAfterError()
    .showHelpAfterError("(--help shows what there is)");
  const context: Context = { root: () => repositoryAround(here()), finish };
  addReaderCommands(cosmic, context);
  addContributorCommands(cosmic, context);
  addMachineCommands(cosmic, context);
  return cosmic;
}
