import type { Page } from "../page.ts";
import { pageOf } from "../page.ts";

/** A terminal that shows one page at a time; where there is none, one page after the other. */
export type Screen = Disposable &
  Readonly<{
    isTerminal: boolean;
    page: () => Page;
    show: (lines: readonly string[]) => void;
    onResize: (listener: () => void) => void;
  }>;

const ENTER = "\x1b[?1049h\x1b[?25l";
const LEAVE = "\x1b[?25h\x1b[?1049l";

/** As much of a terminal as a screen needs. */
type Output = {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
  on(event: "resize", listener: () => void): unknown;
};

export function screenOn(output: Output): Screen {
  const isTerminal = output.isTTY === true;
  if (isTerminal) output.write(ENTER);
  const leave = () => void (isTerminal && output.write(LEAVE));
  process.once("exit", leave);
  return {
    isTerminal,
    page: () => pageOf(output.columns),
    show: (lines) => {
      if (!isTerminal) output.write(`${lines.join("\n")}\n`);
      // From the top, line over line, then nothing below: clearing first would flicker.
      else
        output.write(
          `\x1b[H${fitted(lines, output.rows)
            .map((line) => `${line}\x1b[K`)
            .join("\n")}\x1b[J`,
        );
    },
    onResize: (listener) => void output.on("resize", listener),
    [Symbol.dispose]: () => {
      process.off("exit", leave);
      leave();
    },
  };
}

/** The last lines, which say what to do, are always there; what is too long is cut above them. */
function fitted(lines: readonly string[], rows: number | undefined): readonly string[] {
  if (rows === undefined || lines.length <= rows) return lines;
  const [above, below] = [rows - KEPT - 1, KEPT];
  return [...lines.slice(0, Math.max(above, 0)), "    …", ...lines.slice(-below)].slice(-rows);
}

const KEPT = 4;
