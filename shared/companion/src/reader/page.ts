import wrapAnsi from "wrap-ansi";

/** Lines of text for a terminal of some width. */
export type Page = Readonly<{
  /** In columns. */
  width: number;
  /** Wraps a text into lines that are indented by so many blanks; line ends in it stay. */
  lines: (text: string, indent?: number) => string[];
}>;

const WIDEST = 100;
const NARROWEST = 30;

/** @param columns of the terminal; 80 where there is none */
export function pageOf(columns: number | undefined): Page {
  const width = Math.max(NARROWEST, Math.min(columns ?? 80, WIDEST));
  return {
    width,
    lines: (text, indent = 0) => text.split("\n").flatMap((line) => wrapped(line, indent, width)),
  };
}

/** What a line begins with, all of its parts begin with. A path or a command that is too long is left whole, to be copied. */
function wrapped(line: string, indent: number, width: number): string[] {
  const rest = line.trimStart();
  const margin = indent + line.length - rest.length;
  return wrapAnsi(rest, width - margin)
    .split("\n")
    .map((part) => `${" ".repeat(margin)}${part}`.trimEnd());
}
