import path from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "../mini-repository.ts";

let repository: MiniRepository;
beforeEach(async () => {
  repository = await miniRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

describe("cosmic alone", () => {
  test("greets whoever has begun nothing, and names one command", async () => {
    const { exitCode, stdout } = await repository.cosmic();

    expect(stdout).toContain("Next: cosmic start 01");
    expect(exitCode).toBe(0);
  });

  test("says where somebody is, and what is next: the step, and in the end the next chapter", async () => {
    await repository.cosmic("start", "1");
    const begun = await repository.cosmic();
    await repository.cosmic("solution", "--all", "--write");
    await repository.cosmic("check");
    const done = await repository.cosmic();

    expect(begun.stdout).toMatch(/0 of 3 steps passed.*\nYou are at: Step one\n\nNext: cosmic watch/);
    expect(done.stdout).toMatch(/3 of 3 steps passed.*\nAll its steps are passed[.]\n\nNext: cosmic next/);
  });
});

describe("a workspace", () => {
  test.each(["1", "01", "sums", "01-sums"])("is begun by any name of its chapter: %s", async (name) => {
    const { exitCode, stdout } = await repository.cosmic("start", name);

    expect(stdout).toContain("workspace/01-sums has the code to begin from");
    expect(await repository.read("workspace/01-sums/tests/one.test.ts")).toContain('test("one"');
    expect(exitCode).toBe(0);
  });

  test("that is there stays as it is", async () => {
    await repository.cosmic("start", "1");
    await repository.write("workspace/01-sums/src/one.ts", "mine");

    const { exitCode, stdout } = await repository.cosmic("start", "1");

    expect(stdout).toContain("workspace/01-sums is there already; nothing of yours was changed.");
    expect(await repository.read("workspace/01-sums/src/one.ts")).toBe("mine");
    expect(exitCode).toBe(0);
  });

  test("of the following chapter has what the reader has written, as he has written it", async () => {
    const mine = 'const two = () => "two";\nexport { two };\n';
    await repository.cosmic("start", "1");
    await repository.cosmic("solution", "--all", "--write");
    await repository.write("workspace/01-sums/src/two.ts", mine);

    const { exitCode, stdout } = await repository.cosmic("next");

    expect(stdout).toContain("workspace/02-more-sums has your code of 01-sums");
    expect(await repository.read("workspace/02-more-sums/src/two.ts")).toBe(mine);
    expect(await repository.read("workspace/02-more-sums/tests/four.test.ts")).toContain('test("four"');
    expect(exitCode).toBe(0);
  });
});

describe("hints", () => {
  test("come one by one, those before again, and in the end a way to see the solution", async () => {
    await repository.cosmic("start", "1");

    const first = await repository.cosmic("hint");
    const second = await repository.cosmic("hint");
    const third = await repository.cosmic("hint");

    expect(first.stdout).toBe("Step one  one, hint 1 of 2\n\nLook.");
    expect(second.stdout).toBe("Step one  one, hint 2 of 2\n\nLook.\n\nCloser.");
    expect(third.stdout).toContain("That was all.\ncosmic solution --step one shows what the reference does.");
  });

  test("are those of the step that one names, by its id or its number", async () => {
    await repository.cosmic("start", "1");

    const [byId, byNumber, byNothing] = await Promise.all(
      ["two", "3", "four"].map((step) => repository.cosmic("hint", step, "--chapter", "1")),
    );

    expect(byId?.stdout).toContain("Step two");
    expect(byNumber?.stdout).toContain("Step three");
    expect(byNothing).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: '01-sums has no step "four". There are: one, two, three.',
    });
  });
});

describe("the solution", () => {
  test("is shown as what leads there from what the reader has", async () => {
    await repository.cosmic("start", "1");
    await repository.write("workspace/01-sums/src/one.ts", "export const one = () => 1;\n");

    const { stdout } = await repository.cosmic("solution");

    expect(stdout).toContain('-export const one = () => 1;\n+export const one = () => "one";');
    expect(await repository.read("workspace/01-sums/src/one.ts")).toBe("export const one = () => 1;\n");
  });

  test("is taken, while what was there is kept, and comes back", async () => {
    const mine = "export const one = () => 1;\n";
    await repository.cosmic("start", "1");
    await repository.write("workspace/01-sums/src/one.ts", mine);

    const taken = await repository.cosmic("solution", "src/one.ts", "--write");
    const after = await repository.read("workspace/01-sums/src/one.ts");
    const { backups } = JSON.parse((await repository.cosmic("backups", "--json")).stdout);
    const restored = await repository.cosmic("backups", "restore", backups[0].id);

    expect(taken.stdout).toContain("+ src/one.ts");
    expect(taken.stdout).toContain(`comes back with\n  cosmic backups restore ${backups[0].id} --chapter 01\n`);
    expect(after).toContain('"one"');
    expect(restored.exitCode).toBe(0);
    expect(await repository.read("workspace/01-sums/src/one.ts")).toBe(mine);
  });
});

test("a reset goes back to the beginning, and forgets what was passed; what was there is kept", async () => {
  await repository.cosmic("start", "1");
  await repository.cosmic("solution", "--all", "--write");
  await repository.cosmic("check");

  const { exitCode } = await repository.cosmic("reset");
  const { stdout } = await repository.cosmic("list", "--json");
  const { backups } = JSON.parse((await repository.cosmic("backups", "1", "--json")).stdout);

  await expect(repository.read("workspace/01-sums/src/one.ts")).rejects.toThrow("ENOENT");
  expect(JSON.parse(stdout).chapters[0]).toMatchObject({ chapter: "01-sums", begun: true, passed: 0, current: true });
  expect(backups.at(-1).files).toHaveProperty("src/one.ts");
  expect(exitCode).toBe(0);
});

describe("what cannot be done is answered with a sentence and 2:", () => {
  test.each([
    [["check"], "You have not begun a chapter yet. Begin with the first: cosmic start 01"],
    [["check", "1"], "workspace/01-sums is not there yet. Begin it with: cosmic start 01"],
    [["diff"], "Name a chapter, as in: cosmic diff 04. Or your own: cosmic diff --mine"],
    [["diff", "--mine", "1", "2"], "With --mine, name one chapter or none: cosmic diff --mine 06"],
    [["backups", "restore", "never"], "You have not begun a chapter yet. Begin with the first: cosmic start 01"],
    [
      ["run", "1"],
      "chapters/01-sums has no src/entrypoints/server.ts: an application that can be run begins with chapter 04.",
    ],
  ])("%j", async (given, sentence) => {
    const { exitCode, stdout, stderr } = await repository.cosmic(...given);

    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: "", stderr: sentence });
  });
});

test("who stands in a folder that is gone by now is told so, with 2", async () => {
  const cosmic = path.join(import.meta.dirname, "../../src/cosmic.ts");
  const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" list';

  const { exitCode, stderr } = await execa("sh", ["-c", script, process.execPath, cosmic], {
    cwd: repository.folder,
    env: { NO_COLOR: "1" },
    reject: false,
  });

  expect(stderr).toMatch(/^The folder that you stand in is gone[.].+cosmic backups lists what can be brought back[.]$/);
  expect(exitCode).toBe(2);
});
