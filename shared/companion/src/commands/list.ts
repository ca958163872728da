import { type Chapter, readCurriculum } from "@cosmic/curriculum";
import Table from "cli-table3";
import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";
import { currentChapter } from "../reader/current-chapter.ts";
import { isThere, readProgress, workspaceOf } from "../workspace/index.ts";

type Row = Readonly<{
  chapter: string;
  title: string;
  /** Is there a workspace? */
  begun: boolean;
  passed: number;
  steps: number;
  hints: number;
  /** When the last step was passed. */
  last: string | null;
  current: boolean;
}>;

/** `cosmic list`: all chapters, and how far the reader is with each. */
export async function list(root: string, options: { json?: boolean }): Promise<number> {
  const curriculum = await readCurriculum(root);
  const current = await currentChapter(curriculum);
  const rows = await Promise.all(
    curriculum.chapters.map(async (chapter) => {
      const workspace = workspaceOf(curriculum, chapter);
      const { steps } = await readProgress(workspace);
      return rowOf(chapter, isThere(workspace), chapter === current, [...steps.values()]);
    }),
  );
  if (options.json) console.log(JSON.stringify({ chapters: rows }, null, 2));
  else for (const line of linesOf(rows)) console.log(line);
  return EXIT.fine;
}

function rowOf({ name, manifest }: Chapter, begun: boolean, current: boolean, steps: readonly Step[]): Row {
  const passes = steps.flatMap(({ passed }) => passed ?? []);
  return {
    chapter: name,
    title: manifest.title,
    begun,
    passed: passes.length,
    steps: manifest.steps.length,
    hints: steps.reduce((sum, { hints }) => sum + hints, 0),
    last:
      passes
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? null,
    current,
  };
}

type Step = Readonly<{ hints: number; passed: Readonly<{ at: string }> | null }>;

/** On a narrow terminal without what is only nice to know. */
function linesOf(rows: readonly Row[]): string[] {
  const isWide = (process.stdout.columns ?? 80) >= 70;
  const table = new Table({
    head: isWide ? ["chapter", "steps", "hints", "last passed"] : ["chapter", "steps"],
    style: { head: [], border: [], compact: true },
    chars: { ...NO_LINES, middle: "  " },
  });
  for (const row of rows) {
    const name = `${row.current ? "→" : " "} ${row.chapter}`;
    const steps = `${row.passed === row.steps ? "✓" : row.begun ? "·" : " "} ${row.passed}/${row.steps}`;
    const inColour = row.passed === row.steps ? colors.green : row.begun ? colors.bold : colors.dim;
    const nice = isWide ? [row.hints > 0 ? String(row.hints) : "", row.last?.slice(0, 10) ?? ""] : [];
    table.push([name, steps, ...nice].map((text) => inColour(text)));
  }
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}

const LINES = [
  "top",
  "top-mid",
  "top-left",
  "top-right",
  "bottom",
  "bottom-mid",
  "bottom-left",
  "bottom-right",
  "left",
  "left-mid",
  "mid",
  "mid-mid",
  "right",
  "right-mid",
] as const;
const NO_LINES = Object.fromEntries(LINES.map((name) => [name, ""]));
