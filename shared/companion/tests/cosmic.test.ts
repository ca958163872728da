import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { execaNode } from "execa";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "./mini-repository.ts";

let repository: MiniRepository;
beforeEach(async () => {
  repository = await miniRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

describe("cosmic diff", () => {
  test("shows what leads from the followed chapter to this one", async () => {
    const { exitCode, stdout } = await repository.cosmic("diff", "02");

    expect(stdout).toContain('--- /dev/null\n+++ b/src/four.ts\n@@ -0,0 +1,1 @@\n+export const four = () => "four";');
    expect(stdout).not.toContain("one.ts");
    expect(exitCode).toBe(0);
  });

  test("shows what leads from any chapter to any other", async () => {
    const { stdout } = await repository.cosmic("diff", "more-sums", "sums");

    expect(stdout).toContain("--- a/src/four.ts\n+++ /dev/null\n");
  });

  test("shows a file that was renamed as one that was renamed", async () => {
    await repository.edit("02-more-sums", (manifest) => {
      const renamed = {
        path: "src/first.ts",
        renamedFrom: "src/one.ts",
        kind: "renamed",
        step: "four",
        why: "clearer",
      };
      manifest.changes = [...manifest.changes, renamed];
    });
    await repository.remove("chapters/02-more-sums/src/one.ts");
    await repository.write("chapters/02-more-sums/src/first.ts", 'export const one = () => "first";\n');

    const { stdout } = await repository.cosmic("diff", "2", "--stat");
    const patch = await repository.cosmic("diff", "2");

    expect(stdout).toContain("renamed   +1 -1  src/first.ts (was src/one.ts)");
    expect(stdout).not.toMatch(/removed .*one[.]ts/);
    expect(patch.stdout).toContain("rename from src/one.ts\nrename to src/first.ts\n--- a/src/one.ts\n");
  });

  test("counts, when that is enough", async () => {
    const { stdout } = await repository.cosmic("diff", "2", "--stat");

    expect(stdout.split("\n").slice(0, 2)).toEqual(["between the layers", "  added     +1 -0  src/five.ts  because"]);
    expect(stdout.split("\n").at(-1)).toBe("01-sums → 02-more-sums: 6 files, +12 -0 lines");
  });

  test("shows what leads from start/ where the chain begins", async () => {
    const { exitCode, stdout } = await repository.cosmic("diff", "01", "--stat");

    expect(stdout.split("\n").at(-1)).toBe("start/ → 01-sums: 3 files, +3 -0 lines");
    expect(exitCode).toBe(0);
  });
});

test("a reader of its output may stop reading", async () => {
  const running = repository.start({}, "diff", "02");

  running.stdout.destroy();
  const { exitCode, stderr } = await running;

  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
});

describe("a person's mistake is answered with a sentence and 2:", () => {
  test("a chapter that is not there", async () => {
    const { exitCode, stderr } = await repository.cosmic("chain", "prove", "99");

    expect(stderr).toBe('There is no chapter "99". There are: 01-sums, 02-more-sums.');
    expect(exitCode).toBe(2);
  });

  test("a command that is misspelt", async () => {
    const { exitCode, stderr } = await repository.cosmic("chian", "check");

    expect(stderr).toContain("unknown command 'chian'\n(Did you mean chain?)");
    expect(exitCode).toBe(2);
  });

  test("a folder outside the repository", async () => {
    await using elsewhere = await temporaryFolder();
    const cosmic = path.join(import.meta.dirname, "../src/cosmic.ts");

    const { exitCode, stderr } = await execaNode(cosmic, ["chain", "check"], {
      cwd: elsewhere.path,
      env: { NO_COLOR: "1" },
      reject: false,
    });

    expect(stderr).toMatch(/is not inside the Cosmic TypeScript repository. Change to it, then try again.$/);
    expect(exitCode).toBe(2);
  });
});

test.each(["--help", "chain check --help", "chain prove --help", "diff --help", "pyramid --help"])(
  "cosmic %s helps",
  async (command) => {
    const { exitCode, stdout } = await repository.cosmic(...command.split(" "));

    expect(stdout).toMatch(/^Usage: cosmic/);
    expect(exitCode).toBe(0);
  },
);
