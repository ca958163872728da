#!/usr/bin/env node
import { BrokenManifests, UnknownChapter } from "@cosmic/curriculum";
import { TestsDidNotRun } from "@cosmic/runner";
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

/** A stack only for what is our fault. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.mistake;
  const expected = [UserMistake, UnknownChapter, BrokenManifests, TestsDidNotRun].some((each) => error instanceof each);
  console.error(expected && error instanceof Error ? pc.red(error.message) : error);
  return expected ? EXIT.mistake : EXIT.fault;
}
