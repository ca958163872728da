import { readFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { expect, test } from "vitest";
import { parts } from "../src/parts.ts";
import { headingOf, notesOn, writeReport } from "../src/report.ts";
import { missesItsBar } from "../src/result.ts";
import { tableOf } from "../src/table.ts";

const solo = { name: "domain, 10 batches", ours: [90_000, 100_000, 110_000] };
const slower = { name: "domain, 1,000 batches", ours: [1_000, 900, 1_100] };
const told = { name: "SQLite, SKUs of 10 to 14 lines", rounds: [{ ours: 10, floor: 100 }], bar: null };
const circumstances = {
  chapter: "07-aggregates",
  commit: "0123abc",
  machine: {
    processor: "Abacus",
    cores: 2,
    node: "v24.0.0",
    platform: "linux-x64",
    busy: 0.25,
    durableWrite: 1.234,
  },
};

test("the table shows what was measured, and whether the bar was held", () => {
  const table = tableOf([solo, told, contest(0.6), contest(0.59)]);

  expect(cellsOf(table)).toEqual([
    ["case", "ours/s", "floor/s", "ratio (middle half)", "bar", "verdict"],
    ["domain, 10 batches", "100,000", "", "", "", ""],
    ["SQLite, SKUs of 10 to 14 lines", "10", "100", "0.10 (0.10 to 0.10)", "", ""],
    ["contest", "600,000", "1,000,000", "0.60 (0.60 to 0.60)", "0.60", "held"],
    ["contest", "590,000", "1,000,000", "0.59 (0.59 to 0.59)", "0.60", "MISSED"],
  ]);
});

test("figures of another kind have a table of their own, with a verdict where there is a bar", () => {
  const table = tableOf([sheet(true)]);

  expect(table).toMatch(/^memory\n/);
  expect(cellsOf(table)).toEqual([
    ["requests", "heap MB", "kind", "bar", "verdict"],
    ["10", "1.50", "small", "", ""],
    ["100", "1,500", "large", "at most 2", "held"],
  ]);
});

test("figures without a bar have no verdicts", () => {
  const { rows, ...memory } = sheet(true);

  const table = tableOf([{ ...memory, rows: rows.slice(0, 1) }]);

  expect(cellsOf(table)[0]).toEqual(["requests", "heap MB", "kind"]);
});

test("the report fits into 100 columns", () => {
  const results = [solo, slower, told, contest(0.6), sheet(true)];

  const notes = parts.flatMap((part) => part.notes ?? []);
  const report = [headingOf(circumstances), tableOf(results), notesOn(results), ...notes].join("\n");

  expect(Math.max(...report.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
});

test("only what has a bar can miss it", () => {
  const results = [solo, told, contest(0.6), contest(0.59), sheet(true), sheet(false)];

  expect(results.map(missesItsBar)).toEqual([false, false, false, true, false, true]);
});

test("without a floor, it is told how the work grows", () => {
  expect(notesOn([solo, slower])).toContain("domain, 1,000 batches: 100.0 times as long as domain, 10 batches");
});

test("the heading says what was measured, and where", () => {
  expect(headingOf(circumstances)).toBe(
    "07-aggregates at 0123abc\nAbacus, 2 cores, linux-x64, Node v24.0.0\nload before the run 0.3; a durable write of 4 kB takes 1.23 ms",
  );
});

test("where git is missing, the heading does without a commit", () => {
  expect(headingOf({ ...circumstances, commit: null })).toMatch(/^07-aggregates\n/);
});

test("the written report has every round", async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, "reports/bench.json");

  await writeReport(file, circumstances, [solo, contest(0.5)]);

  expect(JSON.parse(await readFile(file, "utf8"))).toEqual({
    ...circumstances,
    results: [solo, { ...contest(0.5), ratio: { median: 0.5, lower: 0.5, upper: 0.5 } }],
  });
});

function contest(ratio: number) {
  return { name: "contest", rounds: [{ ours: ratio * 1_000_000, floor: 1_000_000 }], bar: 0.6 };
}

function sheet(held: boolean) {
  const rows = [
    { name: "10", figures: [1.5, "small"], bar: null },
    { name: "100", figures: [1_500, "large"], bar: { text: "at most 2", held } },
  ];
  return { name: "memory", columns: ["requests", "heap MB", "kind"], rows };
}

function cellsOf(table: string): string[][] {
  const rows = table.split("\n").filter((line) => line.startsWith("│"));
  return rows.map((row) =>
    row
      .split("│")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
