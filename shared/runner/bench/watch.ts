// How long from a save to the result, on chapter 06: node shared/runner/bench/watch.ts
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { isGreen, type Session, startSession } from "../src/index.ts";

const CHAPTER = path.join(import.meta.dirname, "../../../chapters/06-unit-of-work");
const SAVES = 25;
/** Milliseconds from a result to the next save: a person who is quick. */
const PAUSE = 700;
/** A domain file, and changes to it that make each of these steps red. */
const FILE = "src/domain/batch.ts";
const MISTAKES: readonly (readonly [right: string, wrong: string])[] = [
  ["return line.sku === this.sku && ", "return "],
  ["return [...this.#lines.values()];", "return [];"],
];

type Case = Readonly<{ files: readonly string[]; target: number; pause?: number }>;

const steps = {
  "without a database": { files: ["tests/unit/allocate-service.test.ts"], target: 300 },
  "with SQLite": { files: ["tests/integration/sqlite-batch-store.test.ts"], target: 700 },
  "nine files, three with SQLite or HTTP": {
    files: [
      "add-batch-service",
      "allocate-service",
      "deallocate-service",
      "services-speak-primitives",
      "http-add-batch",
    ]
      .concat("http-allocate", "http-refuse", "http-fault")
      .map((name) => `tests/unit/${name}.test.ts`)
      .concat("tests/integration/schema.test.ts"),
    target: 700,
  },
};
const cases: Readonly<Record<string, Case>> = {
  ...steps,
  "nine files, saved every four seconds": { ...steps["nine files, three with SQLite or HTTP"], pause: 4_000 },
};

for (const [name, { files, target, pause = PAUSE }] of Object.entries(cases)) {
  const folder = await copyOfChapter();
  try {
    await using session = startSession({ folder });
    const first = await timed(() => session.run(files));
    const times = (await timesOf(session, folder, files, pause)).toSorted((one, other) => one - other);
    const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? Number.NaN);
    console.log(
      `${name}: median ${at(0.5)} ms, p95 ${at(0.95)} ms of ${SAVES} saves (first run ${first} ms, target ${target} ms)`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timesOf(session: Session, folder: string, files: readonly string[], pause: number): Promise<number[]> {
  const file = path.join(folder, FILE);
  const right = await readFile(file, "utf8");
  const wrong = MISTAKES.reduce((text, [from, to]) => text.replace(from, to), right);
  const times: number[] = [];
  for (let save = 0; save < SAVES; save++) {
    await setTimeout(pause);
    const breaks = save % 2 === 0;
    times.push(
      await timed(async () => {
        await writeFile(file, breaks ? wrong : right);
        const run = await session.run(files, { changed: [FILE] });
        if (run === "superseded") throw new Error("Nobody else runs anything here");
        if (run.files.every(isGreen) === breaks) throw new Error(`Save ${save} should be ${breaks ? "red" : "green"}`);
      }),
    );
  }
  return times;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return Math.round(performance.now() - started);
}

async function copyOfChapter(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "cosmic-watch-"));
  for (const part of ["src", "tests", "migrations", "package.json"])
    await cp(path.join(CHAPTER, part), path.join(folder, part), { recursive: true });
  await symlink(path.join(CHAPTER, "node_modules"), path.join(folder, "node_modules"), "junction");
  return folder;
}
