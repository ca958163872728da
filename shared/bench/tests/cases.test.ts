import { describeWith, temporaryFolder } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { describe, expect, test } from "vitest";
import { allocating, measureDomain } from "../src/cases/domain.ts";
import { measureHttp } from "../src/cases/http.ts";
import { measurePostgres } from "../src/cases/postgres.ts";
import { measureSituation } from "../src/cases/sqlite.ts";
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

  test("HTTP has two figures in each round", async () => {
    await using folder = await temporaryFolder();

    const [contest] = await measureHttp({ chapter, folder: folder.path }, work, briefly);

    expect(contest?.rounds.map(hasRates)).toEqual([true, true]);
  });
});

describeWith(postgres, "measured once, for a moment, on PostgreSQL", () => {
  test("there are two figures in each round", async () => {
    const [contest] = await measurePostgres({ chapter, folder: "" }, work, briefly);

    expect(contest?.rounds.map(hasRates)).toEqual([true, true]);
  });
});

test.each([10, 100, 1_000])("of %i batches, only the last in preference has room", async (size) => {
  const allocate = await allocating(chapter, size);

  const references = [allocate(), allocate()];

  expect(references).toEqual([`batch-${size - 1}`, `batch-${size - 1}`]);
});

function hasRates({ ours, floor }: Round): boolean {
  return isRate(ours) && isRate(floor);
}

function isRate(number: number): boolean {
  return Number.isFinite(number) && number > 0;
}
