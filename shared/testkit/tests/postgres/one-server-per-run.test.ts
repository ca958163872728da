import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { describeWith, eventually, temporaryFolder } from "../../src/index.ts";
import { postgres } from "../../src/postgres/index.ts";
import { vitest } from "../vitest-process.ts";
import { folderForServers, serversIn } from "./folder-for-servers.ts";

describeWith(postgres, "each of two runs at the same time", () => {
  let runs: readonly Run[] = [];

  beforeAll(async () => {
    runs = await Promise.all([runTwoFiles(), runTwoFiles()]);
  });

  test("has one server for test files in several processes", () => {
    expect(runs.map(({ asked }) => new Set(asked).size)).toEqual([2, 2]);
    expect(runs.map(({ hosts }) => hosts.length)).toEqual([2, 2]);
    expect(runs.map(({ hosts }) => new Set(hosts).size)).toEqual([1, 1]);
  });

  test("prepares a template once", () => {
    expect(runs.map(({ prepared }) => prepared.length)).toEqual([1, 1]);
  });

  test("has a server that the other has not", () => {
    expect(new Set(runs.flatMap(({ hosts }) => hosts)).size).toBe(2);
  });
});

test("a run of tests that needs no PostgreSQL has none", async () => {
  await using temporary = await folderForServers();

  await vitest("services.fixture.ts", [], { TMPDIR: temporary.path });

  expect(await serversIn(temporary.path)).toEqual([]);
});

type Run = {
  readonly asked: readonly (string | undefined)[];
  readonly prepared: readonly (string | undefined)[];
  readonly hosts: readonly (string | undefined)[];
};

/** A run of two test files at the same time: which processes asked and prepared, and the hosts they were given. */
async function runTwoFiles(): Promise<Run> {
  await using temporary = await folderForServers();
  await using folder = await temporaryFolder();
  const notes = path.join(folder.path, "notes");
  const options = ["there.fixture.ts", "--maxWorkers=2", "--no-isolate"];

  const { exitCode, stdout } = await vitest("here.fixture.ts", options, { NOTES: notes, TMPDIR: temporary.path });

  expect(stdout).toContain("2 passed");
  expect(exitCode).toBe(0);
  await eventually(async () => expect(await readdir(temporary.path)).toEqual([]), { within: 10_000 });
  const lines = (await readFile(notes, "utf8")).split("\n");
  const noted = (what: string) => lines.filter((line) => line.startsWith(what)).map((line) => line.split(" ")[1]);
  return { asked: noted("asked"), prepared: noted("prepared"), hosts: noted("host") };
}
