import { expect, test } from "vitest";
import { screenOn } from "../../src/reader/watch/screen.ts";

const terminal = (rows: number) => {
  const written: string[] = [];
  const output = { isTTY: true, columns: 80, rows, write: (text: string) => written.push(text), on: () => {} };
  return { output, written };
};

test("whoever leaves finds his terminal as it was: what was shown stood on another page of it", () => {
  const { output, written } = terminal(20);

  const screen = screenOn(output);
  screen.show(["a line"]);
  screen[Symbol.dispose]();

  expect(written.at(0)).toContain("\x1b[?1049h");
  expect(written.at(1)).toContain("a line");
  expect(written.at(-1)).toContain("\x1b[?1049l");
});

test("what is higher than the terminal is cut above its last lines, which say what to do", () => {
  const { output, written } = terminal(8);
  using screen = screenOn(output);

  screen.show(Array.from({ length: 30 }, (_, at) => `line ${at}`));

  const shown = written.at(-1)?.split("\n") ?? [];
  expect(shown).toHaveLength(8);
  expect(shown[0]).toContain("line 0");
  expect(shown.slice(-4).map((line) => /line \d+/.exec(line)?.[0])).toEqual([
    "line 26",
    "line 27",
    "line 28",
    "line 29",
  ]);
});
