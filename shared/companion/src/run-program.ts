import { type Command, CommanderError } from "commander";
import { colors } from "./colors.ts";
import { EXIT } from "./exit-code.ts";

/** By their names, for loading the packages that throw them would take longer than most commands do. */
const EXPECTED = ["UserMistake", "UnknownChapter", "BrokenManifests", "TestsDidNotRun"];

/**
 * Runs the command line that `build` describes to its end, with the arguments of this process, whose exit code becomes that
 * of the command. A mistake of the person at the keyboard is told in a sentence, ours with a stack.
 */
export async function runProgram(build: (finish: (exitCode: number) => void) => Command): Promise<void> {
  endOrderly();
  const program = build((exitCode) => {
    process.exitCode = exitCode;
  });
  for (const command of withSubcommands(program)) command.exitOverride();
  try {
    // Whoever only says its name wants to know where he is.
    await program.parseAsync(process.argv.length > 2 ? process.argv : [...process.argv, "home"]);
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

/** A command and all below it. */
export function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

function endOrderly(): void {
  // So that nothing temporary stays behind.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(EXIT.interrupted));
  // Whoever reads our output has seen enough: `cosmic diff 04 | head`.
  process.stdout.on("error", (error: NodeJS.ErrnoException) =>
    process.exit(error.code === "EPIPE" ? EXIT.fine : EXIT.fault),
  );
}

/** A stack only for what is our fault. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.mistake;
  const isExpected = error instanceof Error && EXPECTED.includes(error.name);
  console.error(isExpected ? colors.red(error.message) : error);
  return isExpected ? EXIT.mistake : EXIT.fault;
}
