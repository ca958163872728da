/** What the definitions of commands share. */
export type Context = Readonly<{
  /** The root of the repository that the reader stands in. @throws UserMistake when he stands in none */
  root: () => string;
  /** Is told the exit code of the command that ran. */
  finish: (exitCode: number) => void;
}>;

/** What stands below a command's options in its help. */
export function examples(lines: readonly string[], exitCodes: string): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join("\n")}\n\nExit code: ${exitCodes}`;
}

export const PLAIN_EXITS = "0 when it is done, 2 when it cannot be.";
