import { colors } from "../colors.ts";
import type { Page } from "./page.ts";
import type { Trouble } from "./standing.ts";

/** So many lines of a difference, or of what was printed, help; more hide what matters. */
const MOST_LINES = 16;

/** One failure as a person wants it: the sentence, what was expected and what came, and where in his own code. */
export function linesOf(trouble: Trouble, { lines }: Page): string[] {
  const { title, message, diff, at, inTest, output } = trouble;
  const compared = comparedIn(trouble);
  return [
    ...lines(colors.bold(title), 4),
    ...(compared.length > 0
      ? compared.flatMap((line) => lines(line, 6))
      : messageIn(message).flatMap((line) => lines(line, 6))),
    ...(compared.length === 0 && diff ? shortened(diff.split("\n")).flatMap((line) => lines(coloured(line), 6)) : []),
    ...(at
      ? lines(`${colors.cyan(`${at.file}:${at.line}:${at.column}`)}${at.function ? ` in ${at.function}` : ""}`, 6)
      : []),
    ...(inTest ? lines(colors.dim(`${inTest.file}:${inTest.line}`), 6) : []),
    ...(output ? shortened(output.trimEnd().split("\n")).flatMap((line) => lines(colors.dim(`│ ${line}`), 6)) : []),
  ];
}

/** Two short values stand below each other; longer ones are told by their difference. */
function comparedIn({ expected, actual, diff }: Trouble): string[] {
  const isShort = (text: string | undefined) => text !== undefined && !text.includes("\n") && text.length <= 60;
  if (isShort(expected) && isShort(actual))
    return [`expected ${colors.green(expected ?? "")}`, `but got  ${colors.red(actual ?? "")}`];
  return diff ? shortened(diff.split("\n")).map(coloured) : [];
}

function messageIn(message: string | undefined): string[] {
  return message ? shortened(message.split("\n")).map((line) => colors.red(line)) : [];
}

function coloured(line: string): string {
  if (line.startsWith("-")) return colors.green(line);
  return line.startsWith("+") ? colors.red(line) : colors.dim(line);
}

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), `… ${lines.length - MOST_LINES + 1} more lines`];
}
