import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { chainCarry } from "../../src/commands/chain-carry.ts";
import { lines, type SmallRepository, smallRepository } from "./small-repository.ts";

let repository: SmallRepository;
beforeEach(async () => {
  repository = await smallRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

/** What the command prints, and its exit code. */
async function command(wanted: string | undefined, options: Parameters<typeof chainCarry>[2]) {
  const spies = { out: vi.spyOn(console, "log"), err: vi.spyOn(console, "error") };
  const printed = (spy: (typeof spies)["out"]) => spy.mock.calls.map(([text]) => `${text ?? ""}\n`).join("");
  for (const spy of Object.values(spies)) spy.mockImplementation(() => {});
  try {
    const exitCode = await chainCarry(repository.root, wanted, options);
    return { exitCode, stdout: printed(spies.out), stderr: printed(spies.err) };
  } finally {
    for (const spy of Object.values(spies)) spy.mockRestore();
  }
}

/** A turbo that notes what it was asked to do. */
async function turbo(exitCode: number): Promise<void> {
  const file = path.join(repository.root, "node_modules/.bin/turbo");
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\necho "$@" > "${repository.root}/.asked"\nexit ${exitCode}\n`);
  await chmod(file, 0o755);
}

describe("the table", () => {
  test("is Markdown that can be pasted: a row for each file, in the columns the chapters, and notes below", async () => {
    await repository.write({ "02-two/steps/one/src/shop.ts": "// another thing\n" });
    await repository.commit();
    await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

    const { stdout } = await command("01", { dryRun: true });

    expect(stdout.split("\n").slice(2, 9)).toEqual([
      "| file                  | identical | merges | conflicts | diverges on purpose |",
      "| --------------------- | --------- | ------ | --------- | ------------------- |",
      "| `src/shop.ts`         | 02        | 03     |           |                     |",
      "| `start/src/shop.ts`   |           | 01     |           |                     |",
      "| `steps/*/src/shop.ts` |           |        | 02        |                     |",
      "",
      "- 02: `steps/one/src/shop.ts` stays as it is, since the fix does not fit: look whether it has the fault",
    ]);
  });

  test("tells what else goes down: what has changed in between by itself", async () => {
    await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }), "02-two/src/second.ts": "// second\n" });

    const { stdout } = await command("01", { dryRun: true });

    expect(stdout).toContain("\n- 02: `src/second.ts` changed there, and goes further down too\n");
  });
});

describe("exit codes:", () => {
  test("0 when the fix is everywhere and nothing is amiss", async () => {
    await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

    const { exitCode, stdout } = await command("01", { test: false });

    expect(stdout).toContain("✓ written: 3 files in 3 chapters, and .changeset/carried-from-01-one.md");
    expect(exitCode).toBe(0);
  });

  test("1 when something must be settled first, and it is said where and how to go on", async () => {
    await repository.write({ "01-one/src/shop.ts": lines({ 9: "// mended" }) });

    const { exitCode, stdout } = await command("01", {});

    expect(stdout).toContain(
      `  chapters/03-three/src/shop.ts: 02-two and 03-three changed the same lines\n    → edit ${repository.root}/.git/cosmic-carry/conflicts/03-three/src/shop.ts\n`,
    );
    expect(stdout).toContain("cosmic chain carry --continue");
    expect(exitCode).toBe(1);
  });

  test("1 when the chain does not hold with it, and it is said what does not", async () => {
    await repository.write({ "01-one/src/shop.ts": lines({ 9: "// third" }) });

    const { exitCode, stdout } = await command("01", { test: false });

    expect(stdout).toContain(
      "chapters/03-three\n  ✗ src/shop.ts: declared as modified, but it is the same as in 02-two",
    );
    expect(exitCode).toBe(1);
  });
});

describe("the suites", () => {
  test("of the chapters whose code has changed run afterwards", async () => {
    await turbo(0);
    await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

    const { exitCode } = await command("01", {});

    expect(await repository.read(".asked")).toBe(
      "run test --continue --filter=./chapters/02-two --filter=./chapters/03-three\n",
    );
    expect(exitCode).toBe(0);
  });

  test("that are red are told, with 1", async () => {
    await turbo(1);
    await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

    const { exitCode, stderr } = await command("01", {});

    expect(stderr).toContain(
      "Not all of them are green. Again: pnpm turbo run test --continue --filter=./chapters/02-two",
    );
    expect(exitCode).toBe(1);
  });

  test("wait for an install when packages have changed", async () => {
    await turbo(1);
    await repository.write({
      "01-one/package.json": (await repository.read("01-one/package.json")).replace(
        '"alpha": "1.0.0"',
        '"alpha": "2.0.0"',
      ),
    });

    const { exitCode, stderr } = await command("01", {});

    expect(stderr).toContain("A package.json has changed: pnpm install, then pnpm turbo run test");
    expect(await repository.find(".asked")).toBeUndefined();
    expect(exitCode).toBe(0);
  });

  test("do not run when they are not wanted, or nothing is written", async () => {
    await turbo(1);
    await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

    const codes = [
      (await command("01", { dryRun: true })).exitCode,
      (await command("01", { test: false })).exitCode,
      (await command("01", {})).exitCode,
    ];

    expect(codes).toEqual([0, 0, 0]);
  });
});

test("all of it as JSON, for scripts", async () => {
  await repository.write({ "01-one/src/shop.ts": lines({ 9: "// mended" }) });

  const { exitCode, stdout } = await command("01", { json: true });

  expect(JSON.parse(stdout)).toEqual({
    chapter: "01-one",
    since: await repository.git("rev-parse", "HEAD"),
    outcomes: expect.arrayContaining([
      { chapter: "02-two", file: "src/shop.ts", path: "src/shop.ts", kind: "identical" },
      expect.objectContaining({ chapter: "03-three", kind: "conflicts" }),
    ]),
    conflicts: [
      {
        chapter: "03-three",
        path: "src/shop.ts",
        reason: "02-two and 03-three changed the same lines",
        edit: `${repository.root}/.git/cosmic-carry/conflicts/03-three/src/shop.ts`,
      },
    ],
    notReached: [],
    findings: [],
    writes: [],
  });
  expect(exitCode).toBe(1);
});

test("--abort says what is forgotten", async () => {
  await repository.write({ "01-one/src/shop.ts": lines({ 9: "// mended" }) });
  await command("01", {});

  const { exitCode, stdout } = await command(undefined, { abort: true });

  expect(stdout).toBe("Forgotten: the carry of 01-one. chapters/ is as it was before it.\n");
  expect(exitCode).toBe(0);
});
