import { type Chapter, type Curriculum, findChapter, readCurriculum } from "@cosmic/curriculum";
import Table from "cli-table3";
import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";
import { type Gear, gearsOf } from "../pyramid/gears.ts";
import { type Pyramid, pyramidOf } from "../pyramid/pyramid.ts";
import { runSuite } from "../pyramid/suite.ts";
import { UserMistake } from "../user-mistake.ts";

const LONGEST_BAR = 30;
const NO_LINES_BETWEEN_ROWS = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };
const KNOWLEDGE: Readonly<Record<Gear, string>> = {
  low: "low: the domain",
  high: "high: services only",
  outside: "an entrypoint or a URL only",
  none: "none of these: adapters, settings",
};

/** `cosmic pyramid [chapter]`: runs a chapter's tests, and shows how many there are of each kind and what they know. */
export async function pyramid(root: string, wanted: string | undefined, options: { json?: boolean }): Promise<number> {
  const curriculum = await readCurriculum(root);
  const chapter = wanted === undefined ? newestOf(curriculum) : findChapter(curriculum, wanted);
  console.error(colors.dim(`running the tests of ${chapter.name} …`));
  const { files, green } = await runSuite(chapter);
  const gears = await gearsOf(
    chapter,
    files.map(({ path }) => path),
  );
  const built = pyramidOf(files, gears);
  if (options.json) console.log(JSON.stringify({ chapter: chapter.name, green, ...built }, null, 2));
  else print(built);
  if (green) return EXIT.fine;
  console.error(colors.red(`✗ ${chapter.name} has red tests. See them: pnpm --filter ./chapters/${chapter.name} test`));
  return EXIT.findings;
}

function newestOf({ chapters }: Curriculum): Chapter {
  const newest = chapters.filter(({ manifest }) => manifest.part !== "appendix").at(-1);
  if (newest) return newest;
  throw new UserMistake("There is no chapter yet.");
}

function print({ kinds, gears, shape }: Pyramid): void {
  const mostTests = Math.max(...kinds.map(({ tests }) => tests));
  const mostFiles = Math.max(...gears.map(({ files }) => files));
  printTable(
    ["kind", "files", "tests", "seconds", ""],
    kinds.map(({ kind, files, tests, seconds }) => [kind, files, tests, seconds.toFixed(1), bar(tests, mostTests)]),
  );
  printTable(
    ["gear: what the tests know", "files", ""],
    gears.map(({ gear, files }) => [KNOWLEDGE[gear], files, bar(files, mostFiles)]),
  );
  console.log(shape);
}

function printTable(head: string[], rows: readonly (string | number)[][]): void {
  const table = new Table({ head, chars: NO_LINES_BETWEEN_ROWS, style: { head: [], border: [] } });
  table.push(...rows);
  console.log(table.toString());
}

/** Nothing for none, and never nothing for some. */
function bar(count: number, most: number): string {
  return "█".repeat(Math.ceil((LONGEST_BAR * count) / Math.max(most, 1)));
}
