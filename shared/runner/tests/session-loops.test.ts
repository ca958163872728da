import { expect, test } from "vitest";
import { isGreen, startSession, type TestFile } from "../src/index.ts";
import { packageOf } from "./package-of-tests.ts";

/** Short, to have tests that do not take long, and long enough for a machine with other things to do. */
const patience = 1_500;

test("an endless loop is named by function, file and line, and the next run works", async () => {
  await using folder = await packageOf({
    "src/batch.ts":
      "type Line = { quantity: number };\n\nexport class Batch {\n  quantity = 1;\n\n  get available(): number {\n    return this.quantity;\n  }\n\n  allocate(line: Line): void {\n    while (this.available > 0) {\n      this.quantity += line.quantity;\n    }\n  }\n}\n",
    "a.test.ts":
      '\nimport { Batch } from "./src/batch.ts";\ntest("allocates", () => {\n  new Batch().allocate({ quantity: 1 });\n});',
    "b.test.ts": 'test("fine", () => { expect(1).toBe(1); });',
  });
  await using session = startSession({ folder: folder.path, patience });

  const run = await session.run(["a.test.ts", "b.test.ts"]);
  const next = await session.run(["b.test.ts"], { changed: [] });

  if (run === "superseded" || next === "superseded") throw new Error("Nobody else ran anything");
  const [loop, fine] = run.files;
  expect(loop).toEqual({
    path: "a.test.ts",
    tests: [],
    errors: [
      {
        name: "EndlessLoop",
        message: "the loop in Batch.allocate did not end within 1.5 s",
        asserted: false,
        at: { file: "src/batch.ts", line: expect.any(Number), column: expect.any(Number), function: "Batch.allocate" },
        inTest: { file: "a.test.ts", line: 4 },
      },
    ],
  });
  expect([11, 12]).toContain(loop?.errors[0]?.at?.line);
  expect(fine && isGreen(fine)).toBe(true);
  expect(run.errors).toEqual([]);
  expect(next.files.map(isGreen)).toEqual([true]);
});

test("a loop of promises is one as well", async () => {
  const file = await resultOf(
    '\ntest("turns", async () => {\n  while (true) await turn();\n});\nasync function turn() {}',
  );

  expect(file.errors).toMatchObject([{ name: "EndlessLoop", at: { file: "a.test.ts" } }]);
});

test("a loop outside of any test is named by its line", async () => {
  const file = await resultOf("\n\nfor (;;);");

  expect(file.errors).toMatchObject([
    { name: "EndlessLoop", message: "the loop in a.test.ts, line 3, did not end within 1.5 s", at: { line: 3 } },
  ]);
});

test("a thread that waits and asks for no processor is in no loop: what counts is the processor's time", async () => {
  const file = await resultOf(
    `test("waits", () => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${2 * patience}); });`,
  );

  expect(file.errors).toEqual([]);
  expect(isGreen(file)).toBe(true);
});

test("a call that waits for a process is ended too, though nobody can look into it", async () => {
  const file = await resultOf(
    'import { execFileSync } from "node:child_process";\ntest("waits", () => { execFileSync(process.execPath, ["-e", "setTimeout(() => {}, 20_000)"]); });',
  );

  expect(file.errors).toMatchObject([{ name: "EndlessLoop", message: "something did not end within 1.5 s" }]);
});

test("a test that only waits is left alone, however long", async () => {
  const file = await resultOf('test("waits", async () => { await new Promise((go) => setTimeout(go, 4_000)); });');

  expect(isGreen(file)).toBe(true);
});

test("tests that follow one another without a pause are progress", async () => {
  const file = await resultOf(
    'for (let i = 0; i < 4; i++) test("busy " + i, () => { const end = Date.now() + 900; while (Date.now() < end); });',
  );

  expect(isGreen(file)).toBe(true);
});

test("promise after promise is no loop in a test that was given the time for it", async () => {
  const busy = "const end = Date.now() + 3_000; while (Date.now() < end) await null;";

  const file = await resultOf(`test("busy", { timeout: 60_000 }, async () => { ${busy} });`);

  expect(isGreen(file)).toBe(true);
});

test("an endless loop is one even in a test that was given much time", async () => {
  const file = await resultOf('test("loops", { timeout: 60_000 }, async () => { await null; while (true); });');

  expect(file.errors).toMatchObject([{ name: "EndlessLoop" }]);
});

async function resultOf(text: string): Promise<TestFile> {
  await using folder = await packageOf({ "a.test.ts": text });
  await using session = startSession({ folder: folder.path, patience });
  const run = await session.run(["a.test.ts"]);
  const file = run === "superseded" ? undefined : run.files[0];
  if (!file) throw new Error("a.test.ts has no result");
  return file;
}
