#!/usr/bin/env node
import { BrokenManifests, UnknownChapter } from "@cosmic/curriculum";
import { CommanderError } from "commander";
import pc from "picocolors";
import { EXIT } from "./exit-code.ts";
import { program } from "./program.ts";
import { UserMistake } from "./user-mistake.ts";

const cosmic = program((exitCode) => {
  process.exitCode = exitCode;
});
for (const command of [cosmic, ...cosmic.commands, ...cosmic.commands.flatMap((each) => each.commands)])
  command.exitOverride();

try {
  await cosmic.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.mistake;
  if (!(error instanceof UserMistake || error instanceof UnknownChapter || error instanceof BrokenManifests))
    throw error;
  console.error(pc.red(error.message));
  return EXIT.mistake;
}
