import { readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { eventually, temporaryFolder } from "@cosmic/testkit";
import { expect, test } from "vitest";
import {
  type Assignment,
  type Failure,
  failuresOf,
  isGreen,
  isRedByAssertion,
  runTests,
  type TestFile,
  type TestRun,
} from "../src/index.ts";

test("a file whose tests all pass is green", async () => {
  const file = await runOf('test("one and one", () => { expect(1 + 1).toBe(2); });');

  expect(isGreen(file)).toBe(true);
  expect(file.tests).toEqual([{ sentence: "one and one", outcome: "passed", failures: [] }]);
});

test("a test that fails by what it expects is red by assertion, and says what was expected", async () => {
  const file = await runOf('describe("sums", () => { test("one and one", () => { expect(1 + 1).toBe(3); }); });');

  expect([isGreen(file), isRedByAssertion(file)]).toEqual([false, true]);
  expect(file.tests[0]).toMatchObject({ sentence: "sums > one and one", outcome: "failed" });
  expect(failuresOf(file)).toEqual([
    { name: "AssertionError", message: "expected 2 to be 3 // Object.is equality", asserted: true },
  ]);
});

test("a property that fails by what it expects is red by assertion", async () => {
  const file = await runOf(`test("small", () => {
    try { expect(7).toBeLessThan(5); } catch (cause) { throw new Error("Property failed after 1 tests", { cause }); }
  });`);

  expect(isRedByAssertion(file)).toBe(true);
});

test("a test whose code breaks is red, but not by assertion", async () => {
  const file = await runOf('test("no such method", () => { ({}).missing(); });');

  expect([isGreen(file), isRedByAssertion(file)]).toEqual([false, false]);
  expect(failuresOf(file)[0]).toMatchObject({ name: "TypeError", asserted: false });
});

test("a file that cannot be loaded is red, but not by assertion, and says why", async () => {
  const file = await runOf('test("never", () => {});', 'import "./missing.ts";');

  expect([isGreen(file), isRedByAssertion(file)]).toEqual([false, false]);
  expect(failuresOf(file)[0]?.message).toContain("./missing.ts");
});

test("a file with a skipped test, or with none, is not green", async () => {
  const skipped = await runOf('test.skip("later", () => {});');
  const empty = await runOf("");

  expect([isGreen(skipped), isGreen(empty)]).toEqual([false, false]);
  expect(skipped.tests[0]?.outcome).toBe("skipped");
});

test("what goes wrong outside of any test is reported with its file, and with no other", async () => {
  const run = await runIn({
    "a.test.ts":
      'test("fine", () => { setTimeout(() => { throw new Error("too late"); }); return new Promise((r) => setTimeout(r, 50)); });',
    "b.test.ts": 'test("fine", () => { expect(1).toBe(1); });',
  });

  expect(run.files.map(failuresOf)).toEqual([[{ name: "Error", message: "too late", asserted: false }], []]);
  expect(run.errors).toEqual([]);
});

test("a file with test.only is red: the others would be passed over", async () => {
  const file = await runOf(
    'test.only("this", () => { expect(1).toBe(1); }); test("that", () => { expect(1).toBe(2); });',
  );

  expect(isGreen(file)).toBe(false);
});

test.each(['test.fails("this", () => { throw new Error(); });', 'test("this", { retry: 2 }, () => {});'])(
  "a test that proves nothing is red: %s",
  async (test) => {
    const file = await runOf(test);

    expect([isGreen(file), isRedByAssertion(file)]).toEqual([false, false]);
  },
);

test("what fails around the tests of a group is reported", async () => {
  const file = await runOf(
    'describe("group", () => { afterAll(() => { throw new Error("after all"); }); test("fine", () => {}); });',
  );

  expect(isGreen(file)).toBe(false);
  expect(failuresOf(file)[0]?.message).toBe("after all");
});

test("no file sees what another one left behind", async () => {
  const run = await runIn({
    "a.test.ts": 'test("leaves", () => { globalThis.lamp = 1; });',
    "b.test.ts": 'test("finds nothing", () => { expect(globalThis.lamp).toBeUndefined(); });',
  });

  expect(run.files.map(isGreen)).toEqual([true, true]);
});

test("a snapshot is not written, so it proves nothing", async () => {
  const file = await runOf('test("like last time", () => { expect({ a: 1 }).toMatchSnapshot(); });');

  expect(isGreen(file)).toBe(false);
});

test("an endless loop is killed with its process, and said; the other files keep their results", async () => {
  await using marked = await temporaryFolder();
  const pid = JSON.stringify(path.join(marked.path, "pid"));

  const run = await runIn(
    {
      "a.test.ts": `import { writeFileSync } from "node:fs";
        test("red", () => { expect(1).toBe(2); });
        test("for ever", () => { writeFileSync(${pid}, String(process.pid)); while (true); });`,
      "b.test.ts": 'test("fine", () => { expect(1).toBe(1); });',
    },
    { patience: 4_000 },
  );

  expect(run.files.map(isGreen)).toEqual([false, true]);
  expect(run.files[0]).toEqual({ path: "a.test.ts", tests: [], errors: [endedBy("it did not end within 4 s")] });
  const worker = Number(await readFile(path.join(marked.path, "pid"), "utf8"));
  await eventually(() => expect(() => process.kill(worker, 0)).toThrow("ESRCH"));
});

test("a file that breaks its process says so, and the other files keep their results", async () => {
  const run = await runIn({
    "a.test.ts": 'test("breaks", () => { process.kill(process.pid, "SIGKILL"); return new Promise(() => {}); });',
    "b.test.ts": 'test("fine", () => { expect(1).toBe(1); });',
  });

  expect(run.files.map(isGreen)).toEqual([false, true]);
  expect(run.errors).toEqual([]);
  expect(run.files[0]?.errors).toEqual([endedBy("its process ended before it did")]);
});

test("a file that is not there has a result as well", async () => {
  const run = await runIn(
    { "a.test.ts": 'test("fine", () => { expect(1).toBe(1); });' },
    { files: ["b.test.ts", "a.test.ts"] },
  );

  expect(run.files.map((file) => [file.path, isGreen(file)])).toEqual([
    ["b.test.ts", false],
    ["a.test.ts", true],
  ]);
  expect(run.files[0]?.errors).toEqual([endedBy("it was not run: is it there?")]);
});

test("runs only the files it was given", async () => {
  const passing = 'test("fine", () => { expect(1).toBe(1); });';

  const run = await runIn({ "a.test.ts": passing, "b.test.ts": passing }, { files: ["b.test.ts"] });

  expect(run.files.map((file) => file.path)).toEqual(["b.test.ts"]);
});

async function runOf(tests: string, imports = ""): Promise<TestFile> {
  const { files } = await runIn({ "a.test.ts": `${imports}\n${tests}` });
  const [file] = files;
  if (!file) throw new Error("nothing was run");
  return file;
}

function endedBy(message: string): Failure {
  return { name: "Error", message, asserted: false };
}

async function runIn(tests: Readonly<Record<string, string>>, details: Partial<Assignment> = {}): Promise<TestRun> {
  await using folder = await temporaryFolder();
  await symlink(path.join(import.meta.dirname, "../node_modules"), path.join(folder.path, "node_modules"), "junction");
  await writeFile(path.join(folder.path, "package.json"), '{ "type": "module" }');
  for (const [name, text] of Object.entries(tests))
    await writeFile(
      path.join(folder.path, name),
      `import { afterAll, describe, expect, test } from "vitest";\n${text}`,
    );
  return await runTests({ folder: folder.path, files: Object.keys(tests), ...details });
}
