#!/usr/bin/env node
import { BrokenManifests, UnknownChapter } from "@cosmic/curriculum";
import { TestsDidNotRun } from "@cosmic/runner";
import { CommanderError } from "commander";
import { colors } from "./colors.ts";
import { EXIT } from "./exit-code.ts";
import { program } from "./program.ts";
import { UserMistake } from "./user-mistake.ts";

// An orderly end, so that nothing temporary stays behind.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(EXIT.interrupted));
// Whoever reads our output has seen enough: `cosmic diff 04 | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? EXIT.fine : EXIT.fault),
);

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
  console.error(expected && error instanceof Error ? colors.red(error.message) : error);
  return expected ? EXIT.mistake : EXIT.fault;
}
