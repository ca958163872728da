import { colors } from "./colors.ts";

/** A unified patch for people to read. */
export function coloured(patch: string): string {
  return patch.split("\n").map(painted).join("\n");
}

function painted(line: string): string {
  if (/^(---|\+\+\+) /.test(line)) return colors.bold(line);
  if (line.startsWith("+")) return colors.green(line);
  if (line.startsWith("-")) return colors.red(line);
  return line.startsWith("@@") ? colors.cyan(line) : line;
}
