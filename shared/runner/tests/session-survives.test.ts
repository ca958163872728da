import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Failure, isGreen, type Session, startSession, type TestFile } from "../src/index.ts";
import { packageOf } from "./package-of-tests.ts";

let folder: Awaited<ReturnType<typeof packageOf>>;
let session: Session;

beforeAll(async () => {
  folder = await packageOf({ "green.test.ts": 'test("fine", () => { expect(1).toBe(1); });' });
  session = startSession({ folder: folder.path });
});

afterAll(async () => {
  await session.end();
  await folder[Symbol.asyncDispose]();
});

survives(
  "a rejection that nobody handles",
  '\ntest("fine", () => { Promise.reject(new RangeError("late")); return new Promise((go) => setTimeout(go, 20)); });',
  { name: "RangeError", message: "late", at: { file: "a.test.ts", line: 2 } },
);

survives("an end of the process that the code asked for", '\ntest("ends", () => { process.exit(7); });', {
  message: 'process.exit unexpectedly called with "7"',
  at: { file: "a.test.ts", line: 2 },
});

survives("an end of the process that nobody could refuse", 'test("ends", () => { process.reallyExit(7); });', {
  message: "its process ended before it did (exit code 7)",
});

survives(
  "a process that is killed",
  'test("ends", () => { process.kill(process.pid, "SIGKILL"); return new Promise(() => {}); });',
  { message: "its process ended before it did (SIGKILL)" },
);

survives(
  "memory that is used up",
  'test("grows", () => { const lines = []; while (true) lines.push(new Array(1_000_000).fill(1.5)); });',
  { name: "OutOfMemory", message: "it used up its memory: what keeps growing?" },
);

survives("a channel that the code closed", 'test("closes", () => { process.disconnect(); });', {
  message: "its process ended before it did (exit code 1)",
});

test("of a flood of output the beginning and the end are kept", async () => {
  const line = `${"x".repeat(1_000)}\\n`;
  await folder.write(
    "a.test.ts",
    `test("shouts", () => { process.stdout.write("first\\n"); for (let i = 0; i < 100_000; i++) process.stdout.write("${line}"); process.stdout.write("last\\n"); });`,
  );

  const file = await resultOf("a.test.ts");

  expect(isGreen(file)).toBe(true);
  expect(file.output).toMatch(/^first\nx{1000}\n[x\n]*\n… \d{8,} characters …\n[x\n]*\nlast\n$/);
  expect(file.output?.length).toBeLessThan(20_000);
});

test("what a test prints is its file's, and only its file's", async () => {
  await folder.write("a.test.ts", 'test("speaks", () => { console.log("a word"); });');

  const [speaks, green] = [await resultOf("a.test.ts"), await resultOf("green.test.ts")];

  expect(speaks.output).toBe("a word\n");
  expect(green).not.toHaveProperty("output");
});

test("when the process that runs the tests ends, the run says so, and the next one has another", async () => {
  await folder.write(
    "a.test.ts",
    'import { writeFileSync } from "node:fs"; test("kills", () => { writeFileSync("pid", String(process.ppid)); process.kill(process.ppid, "SIGKILL"); return new Promise(() => {}); });',
  );

  const file = await resultOf("a.test.ts");

  expect(file.errors[0]?.message).toMatch(/^the process that runs the tests ended: /);
  expect(Number(await readFile(path.join(folder.path, "pid"), "utf8"))).toBeGreaterThan(0);
  expect(isGreen(await resultOf("green.test.ts"))).toBe(true);
});

function survives(what: string, text: string, failure: Omit<Partial<Failure>, "at"> & { at?: object }): void {
  test(`survives ${what}, and says it of that file`, async () => {
    await folder.write("a.test.ts", text);

    const file = await resultOf("a.test.ts");

    expect([...file.errors, ...file.tests.flatMap(({ failures }) => failures)]).toMatchObject([failure]);
    expect(isGreen(await resultOf("green.test.ts"))).toBe(true);
  });
}

async function resultOf(file: string): Promise<TestFile> {
  const run = await session.run([file], { changed: ["a.test.ts"] });
  if (run === "superseded" || !run.files[0]) throw new Error(`${file} has no result`);
  expect(run.errors).toEqual([]);
  return run.files[0];
}
