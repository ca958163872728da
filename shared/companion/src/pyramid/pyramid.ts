import { GEARS, type Gear } from "./gears.ts";
import type { SuiteFile } from "./suite.ts";

/** How many tests a chapter has of each kind, how long they take, and what they know. */
export type Pyramid = Readonly<{ kinds: readonly Storey[]; gears: readonly Knowledge[]; shape: string }>;

/** All tests of one kind, which is the folder in `tests/` that they stand in. */
type Storey = Readonly<{ kind: string; files: number; tests: number; seconds: number }>;

/** How many test files are in one gear. */
type Knowledge = Readonly<{ gear: Gear; files: number }>;

const KINDS = ["unit", "integration", "e2e"];
const ELSEWHERE = "elsewhere";

export function pyramidOf(files: readonly SuiteFile[], gears: ReadonlyMap<string, Gear>): Pyramid {
  const kinds = [...KINDS, ELSEWHERE].map((kind) => storeyOf(kind, files));
  return {
    kinds: kinds.filter((storey) => storey.files > 0 || storey.kind !== ELSEWHERE),
    gears: GEARS.map((gear) => ({ gear, files: files.filter(({ path }) => gears.get(path) === gear).length })),
    shape: shapeOf(kinds),
  };
}

function kindOf(path: string): string {
  return KINDS.find((kind) => path.startsWith(`tests/${kind}/`)) ?? ELSEWHERE;
}

function storeyOf(kind: string, all: readonly SuiteFile[]): Storey {
  const files = all.filter(({ path }) => kindOf(path) === kind);
  const sum = (of: "tests" | "seconds") => files.reduce((total, file) => total + file[of], 0);
  return { kind, files: files.length, tests: sum("tests"), seconds: sum("seconds") };
}

/** One sentence about what the numbers of tests look like, stacked. */
function shapeOf(kinds: readonly Storey[]): string {
  const count = (kind: string) => kinds.find((storey) => storey.kind === kind)?.tests ?? 0;
  const [unit, integration, e2e] = [count("unit"), count("integration"), count("e2e")];
  const [first, second] = kinds.filter(({ tests }) => tests > 0);
  if (!first) return "Nothing: there are no tests.";
  if (!second) return `A single storey: all tests are of one kind (${first.kind}).`;
  if (unit >= integration && integration >= e2e) return "A pyramid: the slower the kind of test, the fewer of it.";
  if (unit <= integration && integration <= e2e)
    return "A pyramid on its head: the slower the kind of test, the more of it.";
  return integration < unit
    ? "An hourglass: integration tests are the fewest."
    : "A diamond: integration tests are the most.";
}
