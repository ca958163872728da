import { describeWith, temporaryFolder } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { describe, expect, test } from "vitest";
import { measureBus } from "../src/cases/bus.ts";
import { rowOf as curveRow, measureCurve } from "../src/cases/curve.ts";
import { allocating, measureDomain } from "../src/cases/domain.ts";
import { measureHttp } from "../src/cases/http.ts";
import { measureMemory, rowOf as memoryRow } from "../src/cases/memory.ts";
import { measurePostgres } from "../src/cases/postgres.ts";
import { measureSituation } from "../src/cases/sqlite.ts";
import { measureViews } from "../src/cases/views.ts";
import { isContest, isSheet, missesItsBar } from "../src/result.ts";
import type { Round } from "../src/statistics.ts";
import { chapter } from "./chapters.ts";

const briefly = { dropped: 1, counted: 2 };
const work = { skus: 20, linesEach: 1, operations: 20 };

describe("measured once, for a moment:", () => {
  test("the domain has a figure for each size in each round", async () => {
    const results = await measureDomain({ chapter, folder: "" }, briefly, 1_000);

    expect(results.map(({ name }) => name)).toEqual([
      "domain, 10 batches",
      "domain, 100 batches",
      "domain, 1,000 batches",
    ]);
    expect(results.map(({ ours }) => ours.map(isRate))).toEqual(Array(3).fill([true, true]));
  });

  test("SQLite has two figures in each round", async () => {
    await using folder = await temporaryFolder();

    const contest = await measureSituation(
      { chapter, folder: folder.path },
      { ...work, name: "SQLite", bar: 0.6 },
      briefly,
    );

    expect(contest).toMatchObject({ name: "SQLite", bar: 0.6 });
    expect(contest.rounds.map(hasRates)).toEqual([true, true]);
  });

  test("memory has figures at each checkpoint, and a bar at the last", async () => {
    const [sheet] = await measureMemory({ chapter, folder: "" }, [20, 40]);

    expect(sheet?.rows.map(({ name, bar }) => [name, bar !== null])).toEqual([
      ["20", false],
      ["40", true],
    ]);
    expect(sheet?.rows.flatMap(({ figures }) => figures.map(isRate))).toEqual(Array(8).fill(true));
  });

  test("every bus has two figures in each round, and brings each command and its event to their handlers", async () => {
    const results = await measureBus({ chapter, folder: "" }, { commands: 20 }, briefly);

    const contests = results.filter(isContest);
    expect(contests.map(({ bar }) => bar)).toEqual([null, 1, null, 1, null, 1, null, 1, null, null]);
    expect(contests.map(({ rounds }) => rounds.map(hasRates))).toEqual(Array(10).fill([true, true]));
  });

  test("a bus that is broken is said to be so, and misses its bar", async () => {
    const broken = { packageName: "nobus", load: () => Promise.reject(new Error("it has no entry")) };

    const results = await measureBus({ chapter, folder: "" }, { commands: 20 }, briefly, [broken]);

    expect(results.filter(isSheet)).toMatchObject([{ rows: [{ name: "nobus", figures: ["it has no entry"] }] }]);
    expect(results.some(missesItsBar)).toBe(true);
  });
});

test("a server that keeps something of each request misses the bar", () => {
  const before = { heapUsed: 20_000_000, rss: 100_000_000 };

  const rows = [
    { ...before, heapUsed: 1.1 * before.heapUsed },
    { ...before, heapUsed: 1.11 * before.heapUsed },
    { ...before, rss: 1.11 * before.rss },
  ].map((memory) => memoryRow(100, memory, before, true));

  expect(rows.map(({ bar }) => bar?.held)).toEqual([true, false, false]);
});

test("a curve that is too steep misses the bar", () => {
  const rows = [1 / 3, 0.33].map((ours) => curveRow("10,000", [{ ours, floor: 1 }], 3));

  expect(rows.map(({ bar }) => bar?.held)).toEqual([true, false]);
});

describeWith(postgres, "measured once, for a moment, on PostgreSQL", () => {
  test("there are two figures in each round", async () => {
    const [contest] = await measurePostgres({ chapter, folder: "" }, work, briefly);

    expect(contest?.rounds.map(hasRates)).toEqual([true, true]);
  });

  test("HTTP has two figures in each round of each contest, and tells how both servers answered", async () => {
    await using folder = await temporaryFolder();

    const results = await measureHttp({ chapter, folder: folder.path }, work, briefly);

    const contests = results.filter(isContest);
    expect(contests.map(({ name, bar }) => [name, bar])).toEqual([
      ["POST, SQLite", 0.6],
      ["GET, SQLite", 0.6],
      ["POST hot SKU, SQLite", 0.6],
      ["POST, PostgreSQL", 0.6],
      ["GET, PostgreSQL", 0.6],
      ["POST hot SKU, PostgreSQL", 1],
    ]);
    expect(contests.map(({ rounds }) => rounds.map(hasRates))).toEqual(Array(6).fill([true, true]));
    const [answers] = results.filter(isSheet);
    expect(answers?.rows.map(({ figures }) => figures.slice(2))).toEqual(Array(12).fill([0, 0]));
  }, 120_000);

  test("the curve has a row for each number of lines on each database", async () => {
    await using folder = await temporaryFolder();
    const point = { linesEach: 3, skus: 2, operations: 4, atMost: 3 };

    const [sheet] = await measureCurve({ chapter, folder: folder.path }, [point], briefly);

    expect(sheet?.rows.map(({ name }) => name)).toEqual(["SQLite, 3", "PostgreSQL, 3"]);
    expect(sheet?.rows.map(({ figures }) => figures.slice(0, 3).map(isRate))).toEqual(
      Array(2).fill([true, true, true]),
    );
  });

  test("only by way of the repository there are more queries for more lines", async () => {
    await using folder = await temporaryFolder();

    const [sheet] = await measureViews({ chapter, folder: folder.path }, [2, 4], briefly);

    expect(sheet?.rows.map(({ figures: [queries] }) => queries)).toEqual([
      ...[7, 1, 1, 1, 13, 1, 1, 1],
      ...[3, 1, 1, 1, 5, 1, 1, 1],
    ]);
  }, 120_000);
});

test.each([10, 100, 1_000])("of %i batches, only the last in preference has room", async (size) => {
  const allocate = await allocating(chapter, size);

  const references = [allocate(), allocate()];

  expect(references).toEqual([`batch-${size - 1}`, `batch-${size - 1}`]);
});

function hasRates({ ours, floor }: Round): boolean {
  return isRate(ours) && isRate(floor);
}

function isRate(number: unknown): boolean {
  return typeof number === "number" && Number.isFinite(number) && number > 0;
}
