import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempDisposableSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { titleOf } from "../../src/changes/change.ts";
import { changesOf } from "../../src/changes/changes.ts";

describe("the changes of a repository", () => {
  test("are what waits and what was released, newest first, each once", async () => {
    using root = mkdtempDisposableSync(path.join(tmpdir(), "changes-"));
    const repository = newRepository(root.path);
    repository.write(".changeset/lamps.md", '---\n"@cosmic/kernel": minor\n---\n\nLamps.\n');
    const released = repository.commit("2026-01-02T12:00:00Z");
    repository.remove(".changeset/lamps.md");
    repository.write("shared/kernel/CHANGELOG.md", changelog("@cosmic/kernel", "Minor", `${released}: Lamps.`));
    repository.write("chapters/01-domain-model/CHANGELOG.md", changelog("@cosmic/01", "Patch", `${released}: Lamps.`));
    repository.write(".changeset/README.md", "# Changesets\n");
    repository.write(".changeset/chairs.md", '---\n"@cosmic/kernel": patch\n---\n\nChairs.\n');
    repository.commit("2026-02-03T12:00:00Z");
    repository.write(".changeset/desks.md", '---\n"@cosmic/kernel": patch\n---\n\nDesks.\n');

    const changes = await changesOf(root.path);

    expect(changes.map(({ summary, date, packages }) => [summary, date?.toISOString().slice(0, 10), packages])).toEqual(
      [
        ["Desks.", undefined, [{ name: "@cosmic/kernel", type: "patch" }]],
        ["Chairs.", "2026-02-03", [{ name: "@cosmic/kernel", type: "patch" }]],
        [
          "Lamps.",
          "2026-01-02",
          [
            { name: "@cosmic/01", type: "patch", version: "0.1.0" },
            { name: "@cosmic/kernel", type: "minor", version: "0.1.0" },
          ],
        ],
      ],
    );
  });

  test("have no date where git does not know it: in a shallow clone, and without git", async () => {
    using root = mkdtempDisposableSync(path.join(tmpdir(), "changes-"));
    const repository = newRepository(path.join(root.path, "whole"));
    repository.write(".changeset/lamps.md", '---\n"@cosmic/kernel": minor\n---\n\nLamps.\n');
    repository.commit("2026-01-02T12:00:00Z");
    repository.write("later", "");
    repository.commit("2026-02-03T12:00:00Z");
    const shallow = path.join(root.path, "shallow");
    execFileSync("git", ["clone", "-q", "--depth", "1", `file://${path.join(root.path, "whole")}`, shallow]);
    const plain = newFolder(path.join(root.path, "plain"));
    plain.write(".changeset/lamps.md", '---\n"@cosmic/kernel": minor\n---\n\nLamps.\n');

    const dates = [await changesOf(shallow), await changesOf(path.join(root.path, "plain"))].map((changes) =>
      changes.map(({ summary, date }) => [summary, date]),
    );

    expect(dates).toEqual([[["Lamps.", undefined]], [["Lamps.", undefined]]]);
  });
});

test.each([
  ["The site begins: pages,\nplayground.", "The site begins"],
  ["`cosmic` takes a reader through the\nchapters. And more.", "cosmic takes a reader through the chapters"],
  ["Version 1.2 of all", "Version 1.2 of all"],
])("%j has the title %j", (summary, title) => {
  expect(titleOf({ summary })).toBe(title);
});

const changelog = (name: string, type: string, entry: string) =>
  `# ${name}\n\n## 0.1.0\n\n### ${type} Changes\n\n- ${entry}\n`;

function newFolder(folder: string) {
  mkdirSync(folder, { recursive: true });
  return {
    write(file: string, content: string): void {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), content);
    },
  };
}

function newRepository(folder: string) {
  const files = newFolder(folder);
  const git = (words: readonly string[], env: Record<string, string> = {}) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...words], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, ...env },
    });
  git(["init", "-q"]);
  return {
    ...files,
    remove: (file: string) => git(["rm", "-q", file]),
    /** @returns the beginning of the commit's hash */
    commit(date: string): string {
      git(["add", "."]);
      git(["commit", "-q", "-m", "a change"], { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
      return git(["rev-parse", "--short=7", "HEAD"]).trim();
    },
  };
}
