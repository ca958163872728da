import { writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { carry } from "../../src/chain/carry/carry.ts";
import { gitIn, isTooOld } from "../../src/chain/carry/git.ts";
import { lines, type SmallRepository, smallRepository } from "./small-repository.ts";

let repository: SmallRepository;
beforeEach(async () => {
  repository = await smallRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

const mend = (line: number) => repository.write({ "01-one/src/shop.ts": lines({ [line]: "// mended" }) });
const headOf = (name: string) => repository.git("rev-parse", name);

describe("what is carried is what changed", () => {
  test("on main: since the last commit", async () => {
    await mend(2);

    expect((await repository.carry("01")).since).toBe(await headOf("HEAD"));
  });

  test("on a branch: since it left main, committed or not", async () => {
    await repository.git("switch", "--quiet", "--create", "fix");
    await mend(2);
    await repository.commit();
    await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended", 4: "// mended too" }) });

    const { since } = await repository.carry("01");

    expect(since).toBe(await headOf("main"));
    expect(await repository.read("02-two/src/shop.ts")).toBe(lines({ 2: "// mended", 4: "// mended too" }));
  });

  test("since the newer one of main here and main where it comes from", async () => {
    await repository.git("switch", "--quiet", "--create", "fix");
    await repository.write({ "02-two/src/other.ts": "// by somebody else\n" });
    await repository.commit();
    await repository.git("update-ref", "refs/remotes/origin/main", "HEAD");
    await mend(2);

    expect((await repository.carry("01")).since).toBe(await headOf("origin/main"));
  });

  test("since the commit that is named", async () => {
    await mend(2);
    await repository.commit();

    const { since } = await repository.carry("01", { since: "HEAD~1" });

    expect(since).toBe(await headOf("HEAD~1"));
    expect(await repository.read("02-two/src/shop.ts")).toBe(lines({ 2: "// mended" }));
  });
});

describe("a person's mistake:", () => {
  test("a commit that is not there", async () => {
    await expect(repository.carry("01", { since: "yesterday" })).rejects.toThrow('git knows no commit "yesterday".');
  });

  test("something that looks like an option to git", async () => {
    await expect(repository.carry("01", { since: "--all" })).rejects.toThrow('git knows no commit "--all".');
  });

  test("no main to compare with", async () => {
    await repository.git("branch", "--move", "trunk");

    await expect(repository.carry("01")).rejects.toThrow("have no commit in common that is known here");
  });

  test("nothing has changed", async () => {
    await expect(repository.carry("01")).rejects.toThrow(
      /^Nothing that could be carried has changed in 01-one since \w{9}\./,
    );
  });

  test("only what stays with its chapter has changed", async () => {
    await repository.write({ "01-one/README.md": "# Mended\n" });

    await expect(repository.carry("01")).rejects.toThrow("(README.md stays with its chapter)");
  });

  test("a chapter that nobody follows", async () => {
    await repository.write({ "03-three/src/shop.ts": lines() });

    await expect(repository.carry("03")).rejects.toThrow("No chapter follows 03-three");
  });

  test("a chapter that was not there yet", async () => {
    await repository.git("rm", "--quiet", "-r", "--cached", "chapters/01-one");
    await repository.git("commit", "--quiet", "--message", "Without it");

    await expect(repository.carry("01")).rejects.toThrow(/^01-one was not there yet at \w{9}\./);
  });

  test("no chapter named", async () => {
    await expect(repository.carry()).rejects.toThrow("Name the chapter that has the fix: cosmic chain carry 01");
  });

  test("no repository of git's", async () => {
    await using folder = await temporaryFolder();
    await writeFile(path.join(folder.path, "pnpm-workspace.yaml"), "");

    await expect(carry(folder.path, "01", {})).rejects.toThrow(`git finds no repository in ${folder.path}`);
  });

  test("no git", async () => {
    const git = gitIn(repository.root, { PATH: repository.root });

    await expect(git(["version"])).rejects.toThrow("git was not found. Install git, then try again.");
  });
});

test.each([
  ["git version 2.37.9", true],
  ["git version 1.99.0", true],
  ["git version 2.38.0", false],
  ["git version 2.50.1 (Apple Git-155)", false],
  ["git version 3.0.0.windows.1", false],
])("%s is too old: %s", (version, expected) => {
  expect(isTooOld(version)).toBe(expected);
});
