import { chmod, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const script = path.resolve(import.meta.dirname, "../../../.ci/comment");
const marker = "<!-- cosmic chain carry -->";
const nothingLeft = "Every chapter that follows has changed as well, or has nothing to take over.";

/** A GitHub that knows one pull request with one commit, notes what is written, and says which comment is ours. */
const gh = `#!/usr/bin/env bash
case "$*" in
  *pulls/17*) echo abc123 ;;
  *issues/17/comments\\ --jq*) [ -f "$0.comment" ] && cat "$0.comment" ;;
  *--silent*) printf '%s\\n' "$@" > "$0.written" ;;
  *) exit 9 ;;
esac
exit 0
`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
  await write("gh", gh);
  await chmod(at("gh"), 0o755);
});
afterEach(() => folder[Symbol.asyncDispose]());

describe("a pull request gets one comment:", () => {
  test("a new one where there is none", async () => {
    await comment({ table: "| file |\n" });

    expect(await written()).toEqual(
      `api --silent --method POST repos/a/b/issues/17/comments --raw-field body=${marker}\n| file |`,
    );
  });

  test("the same again where there is one", async () => {
    await write("gh.comment", "4711\n4712\n");

    await comment({ table: "| file |\n" });

    expect(await written()).toMatch(/^api --silent --method PATCH repos\/a\/b\/issues\/comments\/4711 --raw-field/);
  });

  test("it says so when there is nothing left to carry", async () => {
    await write("gh.comment", "4711\n");

    await comment({ table: "" });

    expect(await written()).toContain(`body=${marker}\n${nothingLeft}`);
  });

  test("none where there never was anything to carry", async () => {
    await comment({ table: "" });

    await expect(written()).rejects.toThrow("ENOENT");
  });
});

describe("what the pull request's run has written is not believed:", () => {
  test("a pull request with another commit gets no comment", async () => {
    await comment({ table: "| file |\n", sha: "def456" });

    await expect(written()).rejects.toThrow("ENOENT");
  });

  test("a number is a number", async () => {
    await comment({ table: "| file |\n", number: "17/../../../users\n" });

    expect(await written()).toContain("repos/a/b/issues/17/comments");
  });

  test("a table calls nobody, leads nowhere, hides nothing, and has an end", async () => {
    await comment({ table: `@all <img src=x> [click](https://example.com) ${"x".repeat(50_000)}` });

    const body = await written();
    expect(body).not.toMatch(/@all|<img|\]\(|:\/\//);
    expect(body).toContain("&lt;img");
    expect(body.length).toBeLessThan(31_000);
  });
});

async function comment({ table, number = "17\n", sha = "abc123" }: { table: string; number?: string; sha?: string }) {
  await write("number", number);
  await write("table.md", table);
  await execa("bash", [script, folder.path], {
    env: { PATH: `${folder.path}:${process.env.PATH}`, GH_REPO: "a/b", HEAD_SHA: sha },
  });
}

/** The arguments of the call that wrote. */
async function written(): Promise<string> {
  return (await readFile(at("gh.written"), "utf8")).trim().replaceAll(/\n(?!\| file|Every|@|&)/g, " ");
}

function at(file: string): string {
  return path.join(folder.path, file);
}

function write(file: string, text: string): Promise<void> {
  return writeFile(at(file), text);
}
