import { readdir } from "node:fs/promises";
import path from "node:path";
import { eventually, temporaryFolder } from "@cosmic/testkit";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "./mini-repository.ts";

let repository: MiniRepository;
beforeEach(async () => {
  repository = await miniRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

test("steps that are real: says how each was red, and ends with 0", async () => {
  const { exitCode, stdout } = await repository.cosmic("chain", "prove");

  expect(stdout.split("\n").slice(0, 4)).toEqual([
    "✓ 01-sums: 3 steps, each red before its work and green after it",
    "    one: red by assertion against a stub",
    "    two: red by assertion against a stub",
    "    three: red by assertion against a stub",
  ]);
  expect(stdout.split("\n").at(-1)).toMatch(/^\d+ s$/);
  expect(exitCode).toBe(0);
});

test("after the tests: leaves out what they have shown to be green, and nothing else", async () => {
  const red = "is red on the tree after step";
  await repository.write("chapters/01-sums/src/three.ts", 'export const three = (): string => "3";\n');
  const [whole, afterTests] = await Promise.all([
    repository.cosmic("chain", "prove", "1"),
    repository.cosmic("chain", "prove", "1", "--after-tests"),
  ]);
  await repository.write("chapters/01-sums/steps/two/src/two.ts", 'export const two = (): string => "2";\n');
  await repository.edit("01-sums", ({ changes }) => {
    changes[1] = { path: "src/two.ts", kind: "added", step: "three", why: "until then there is another one" };
  });
  const earlier = await repository.cosmic("chain", "prove", "1", "--after-tests");

  expect(whole.stdout).toContain(`tests/three.test.ts: step three: ${red} three`);
  expect(afterTests.stdout).not.toContain(red);
  expect(earlier.stdout).toContain(`tests/two.test.ts: step two: ${red} two`);
  expect([whole, afterTests, earlier].map(({ exitCode }) => exitCode)).toEqual([1, 0, 1]);
});

test("after the tests: one that is tried again until it passes is no proof all the same", async () => {
  await repository.write(
    "chapters/01-sums/tests/one.test.ts",
    'import { expect, test } from "vitest";\nimport { one } from "../src/one.ts";\ntest("one", { retry: 2 }, () => { expect(one()).toBe("one"); });\n',
  );

  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "1", "--after-tests");

  expect(stdout).toContain("✗ tests/one.test.ts: step one: is red on the tree after step one");
  expect(exitCode).toBe(1);
});

test("a step that only renames a file", async () => {
  const renamed = {
    path: "src/first.ts",
    renamedFrom: "src/one.ts",
    kind: "renamed",
    step: "four",
    why: "a better name",
  };
  await repository.edit("02-more-sums", (manifest) => {
    manifest.changes = [...manifest.changes.slice(1), renamed];
  });
  await repository.remove("chapters/02-more-sums/src/one.ts", "chapters/02-more-sums/src/four.ts");
  await repository.write("chapters/02-more-sums/src/first.ts", 'export const one = () => "one";\n');
  await repository.write(
    "chapters/02-more-sums/tests/four.test.ts",
    'import { expect, test } from "vitest";\nimport { one } from "../src/first.ts";\ntest("one", () => { expect(one()).toBe("one"); });\n',
  );

  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "2");

  expect(stdout).toContain("step four: is green before the work, when what the step exports is there and does nothing");
  expect(exitCode).toBe(1);
});

test("a step whose tests are red after the work, because a later step brings what they need", async () => {
  await repository.edit("01-sums", ({ changes }) => {
    changes[0] = { path: "src/one.ts", kind: "added", step: "three", why: "too late" };
  });

  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "1");

  expect(stdout).toContain("✗ tests/one.test.ts: step one: is red on the tree after step one");
  expect(stdout).toContain("✗ tests/one.test.ts: step one: is red on the tree after step two");
  expect(exitCode).toBe(1);
});

test.each([
  ["at its beginning", async (_: number, folder: string) => expect(await readdir(folder)).not.toEqual([])],
  ["while the compiler is at work", async (group: number) => expect(await programsIn(group)).toContain("tsc")],
])("interrupted %s, it leaves nothing behind", async (_, hasCome) => {
  await using temporary = await temporaryFolder();
  const running = repository.start({ TMPDIR: temporary.path }, "chain", "prove", "1");
  const { pid = 0 } = running;
  await eventually(() => hasCome(pid, temporary.path), { within: 60_000 });

  running.kill("SIGINT");
  const { exitCode } = await running;

  expect(exitCode).toBe(130);
  // What it had started might write once more, before it ends as well.
  await eventually(async () => expect(await programsIn(pid)).toEqual([]));
  expect((await readdir(temporary.path)).filter(isOurs)).toEqual([]);
});

test("proofs as JSON, for scripts", async () => {
  const { exitCode, stdout } = await repository.cosmic("chain", "prove", "more-sums", "--json");

  expect(JSON.parse(stdout)).toEqual({
    chapters: [
      {
        chapter: "02-more-sums",
        findings: [],
        proofs: ["four", "five", "six"].map((step) => ({ step, by: "tests", redBy: "assertion against a stub" })),
      },
    ],
  });
  expect(exitCode).toBe(0);
});

/** The names of a group's processes. */
async function programsIn(group: number): Promise<string[]> {
  const { stdout } = await execa("ps", ["-A", "-o", "pgid=,stat=,comm="]);
  const processes = stdout.split("\n").map((line) => line.trim().split(/\s+/));
  const alive = processes.filter(([of, state = ""]) => Number(of) === group && !state.startsWith("Z"));
  return alive.map(([, , program = ""]) => path.basename(program));
}

/** vitest has folders of its own there, which it forgets when it is killed. */
function isOurs(name: string): boolean {
  return name.startsWith("cosmic-");
}
