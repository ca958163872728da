import { readFile, symlink, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { eventually, temporaryFolder } from "@cosmic/testkit";
import { beforeAll, expect, test } from "vitest";
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

const texts: Record<string, string> = {};
let together: readonly TestFile[];

beforeAll(async () => {
  together = (await runIn(texts, { workers: availableParallelism() })).files;
});

testOf("a file whose tests all pass is green", 'test("one and one", () => { expect(1 + 1).toBe(2); });', (file) => {
  expect(isGreen(file)).toBe(true);
  expect(file.tests).toEqual([{ sentence: "one and one", outcome: "passed", failures: [] }]);
});

testOf(
  "a test that fails by what it expects is red by assertion, and says what was expected",
  'describe("sums", () => { test("one and one", () => { expect(1 + 1).toBe(3); }); });',
  (file) => {
    expect([isGreen(file), isRedByAssertion(file)]).toEqual([false, true]);
    expect(file.tests[0]).toMatchObject({ sentence: "sums > one and one", outcome: "failed" });
    expect(failuresOf(file)).toMatchObject([
      { name: "AssertionError", message: "expected 2 to be 3 // Object.is equality", asserted: true },
    ]);
  },
);

testOf(
  "a property that fails by what it expects is red by assertion",
  `test("small", () => {
    try { expect(7).toBeLessThan(5); } catch (cause) { throw new Error("Property failed after 1 tests", { cause }); }
  });`,
  (file) => {
    expect(isRedByAssertion(file)).toBe(true);
  },
);

testOf(
  "a test whose code breaks is red, but not by assertion",
  'test("no such method", () => { ({}).missing(); });',
  (file) => {
    expect([isGreen(file), isRedByAssertion(file)]).toEqual([false, false]);
    expect(failuresOf(file)[0]).toMatchObject({ name: "TypeError", asserted: false });
  },
);

testOf(
  "a file that cannot be loaded is red, but not by assertion, and says why",
  'import "./missing.ts"; test("never", () => {});',
  (file) => {
    expect([isGreen(file), isRedByAssertion(file)]).toEqual([false, false]);
    expect(failuresOf(file)[0]?.message).toContain("./missing.ts");
  },
);

testOf("a file with a skipped test is not green", 'test.skip("later", () => {});', (file) => {
  expect(isGreen(file)).toBe(false);
  expect(file.tests[0]?.outcome).toBe("skipped");
});

testOf("a file without a test is not green", "", (file) => {
  expect(isGreen(file)).toBe(false);
});

test("what goes wrong outside of any test is reported with its file, and with no other", async () => {
  const run = await runIn({
    "a.test.ts":
      'test("fine", () => { setTimeout(() => { throw new Error("too late"); }); return new Promise((r) => setTimeout(r, 50)); });',
    "b.test.ts": 'test("fine", () => { expect(1).toBe(1); });',
  });

  expect(run.files.map(failuresOf)).toMatchObject([[{ name: "Error", message: "too late", asserted: false }], []]);
  expect(run.errors).toEqual([]);
});

testOf(
  "a file with test.only is red: the others would be passed over",
  'test.only("this", () => { expect(1).toBe(1); }); test("that", () => { expect(1).toBe(2); });',
  (file) => {
    expect(isGreen(file)).toBe(false);
  },
);

for (const text of ['test.fails("this", () => { throw new Error(); });', 'test("this", { retry: 2 }, () => {});'])
  testOf(`a test that proves nothing is red: ${text}`, text, (file) => {
    expect([isGreen(file), isRedByAssertion(file)]).toEqual([false, false]);
  });

testOf(
  "what fails around the tests of a group is reported",
  'describe("group", () => { afterAll(() => { throw new Error("after all"); }); test("fine", () => {}); });',
  (file) => {
    expect(isGreen(file)).toBe(false);
    expect(failuresOf(file)[0]?.message).toBe("after all");
  },
);

test("no file sees what another one left behind", async () => {
  const run = await runIn({
    "a.test.ts": 'test("leaves", () => { globalThis.lamp = 1; });',
    "b.test.ts": 'test("finds nothing", () => { expect(globalThis.lamp).toBeUndefined(); });',
  });

  expect(run.files.map(isGreen)).toEqual([true, true]);
});

testOf(
  "a snapshot is not written, so it proves nothing",
  'test("like last time", () => { expect({ a: 1 }).toMatchSnapshot(); });',
  (file) => {
    expect(isGreen(file)).toBe(false);
  },
);

const shared = [
  { processes: "a process for each file", shareProcesses: false },
  { processes: "shared processes", shareProcesses: true },
];

test.each(shared)(
  "$processes: an endless loop is killed with its process, and said; the other files keep their results",
  async ({ shareProcesses }) => {
    await using marked = await temporaryFolder();
    const pid = JSON.stringify(path.join(marked.path, "pid"));

    const run = await runIn(
      {
        "a.test.ts": `import { writeFileSync } from "node:fs";
        test("red", () => { expect(1).toBe(2); });
        test("for ever", () => { writeFileSync(${pid}, String(process.pid)); while (true); });`,
        "b.test.ts": 'test("fine", () => { expect(1).toBe(1); });',
      },
      { patience: 4_000, shareProcesses },
    );

    expect(run.files.map(isGreen)).toEqual([false, true]);
    expect(run.files[0]).toEqual({ path: "a.test.ts", tests: [], errors: [endedBy("it did not end within 4 s")] });
    const worker = Number(await readFile(path.join(marked.path, "pid"), "utf8"));
    await eventually(() => expect(() => process.kill(worker, 0)).toThrow("ESRCH"));
  },
);

test.each(shared)(
  "$processes: a file that breaks its process says so, and the other files keep their results",
  async ({ shareProcesses }) => {
    const run = await runIn(
      {
        "a.test.ts": 'test("breaks", () => { process.kill(process.pid, "SIGKILL"); return new Promise(() => {}); });',
        "b.test.ts": 'test("fine", () => { expect(1).toBe(1); });',
      },
      { shareProcesses },
    );

    expect(run.files.map(isGreen)).toEqual([false, true]);
    expect(run.errors).toEqual([]);
    expect(run.files[0]?.errors).toEqual([endedBy("its process ended before it did")]);
  },
);

test("shared processes: a file may run where another one ran before, and each has its own time", async () => {
  // Each well within the patience, four in a row beyond it.
  const waits = 'test("waits in " + process.pid, () => new Promise((resolve) => setTimeout(resolve, 1_500)));';
  const files = Array.from({ length: 8 }, (_, at) => `${at}.test.ts`);

  const run = await runIn(Object.fromEntries(files.map((file) => [file, waits])), {
    patience: 4_000,
    shareProcesses: true,
    workers: 2,
  });

  expect(run.files.map(isGreen)).toEqual(files.map(() => true));
  expect(new Set(run.files.flatMap(({ tests }) => tests.map(({ sentence }) => sentence))).size).toBe(2);
});

test("until red: a file ends with its first test that is red by an assertion, and what would prepare others is not done", async () => {
  const run = await runIn(
    {
      "a.test.ts": `
        test("passes", () => { expect(1).toBe(1); });
        test("breaks", () => { ({}).missing(); });
        test.fails("may fail", () => { expect(1).toBe(2); });
        test("is tried again", { retry: 1 }, () => { expect(1).toBe(2); });
        describe("group", () => {
          test("is red", () => { expect(1).toBe(3); });
          test("comes later", () => { expect(1).toBe(4); });
          afterAll(() => { throw new Error("after all"); });
        });
        describe("later", () => {
          beforeAll(() => { throw new Error("before all"); });
          test("comes even later", () => {});
        });`,
      "b.test.ts": 'test("fine", () => { expect(1).toBe(1); }); test("fine too", () => { expect(1).toBe(1); });',
    },
    { untilRed: true },
  );

  const [red, green] = run.files;
  expect(red?.tests.map(({ outcome }) => outcome)).toEqual([
    ...["passed", "failed", "failed", "failed", "failed"],
    ...["skipped", "skipped"],
  ]);
  expect(red?.errors.map(({ message }) => message)).toEqual(["after all"]);
  expect(red && isRedByAssertion(red)).toBe(true);
  expect(green?.tests.map(({ outcome }) => outcome)).toEqual(["passed", "passed"]);
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

/** A test about what becomes of one file, given its text. All of these files run together, once. */
function testOf(sentence: string, text: string, look: (file: TestFile) => void): void {
  const name = `${Object.keys(texts).length}.test.ts`;
  texts[name] = text;
  test(sentence, () => {
    const file = together.find(({ path }) => path === name);
    if (!file) throw new Error(`${name} was not run`);

    look(file);
  });
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
      `import { afterAll, beforeAll, describe, expect, test } from "vitest";\n${text}`,
    );
  return await runTests({ folder: folder.path, files: Object.keys(tests), ...details });
}
