import { afterEach, beforeEach, expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "./mini-repository.ts";

let repository: MiniRepository;
beforeEach(async () => {
  repository = await miniRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

test("a chain that holds: says so, and ends with 0", async () => {
  const { exitCode, stdout } = await repository.cosmic("chain", "check");

  expect(stdout).toBe("✓ 2 chapters: every difference is declared, every declaration is true.");
  expect(exitCode).toBe(0);
});

test("planted drift: names chapter, file and remedy, and ends with 1", async () => {
  await repository.write("chapters/02-more-sums/src/one.ts", 'export const one = () => "one, or so";\n');

  const { exitCode, stdout } = await repository.cosmic("chain", "check");

  expect(stdout).toContain(
    "chapters/02-more-sums\n  ✗ src/one.ts: modified since 01-sums, but not declared\n    → make it the same",
  );
  expect(exitCode).toBe(1);
});

test("a stale declaration: names it, and ends with 1", async () => {
  await repository.edit("02-more-sums", ({ changes }) =>
    changes.push({ path: "src/one.ts", kind: "modified", step: "four", why: "it was, once" }),
  );

  const { exitCode, stdout } = await repository.cosmic("chain", "check");

  expect(stdout).toContain(
    "✗ src/one.ts: declared as modified, but it is the same as in 01-sums\n    → remove its entry",
  );
  expect(exitCode).toBe(1);
});

test("findings as JSON, for scripts", async () => {
  await repository.write("chapters/02-more-sums/src/extra.ts", "");

  const { exitCode, stdout } = await repository.cosmic("chain", "check", "--json");

  expect(JSON.parse(stdout)).toEqual({
    findings: [expect.objectContaining({ chapter: "02-more-sums", path: "src/extra.ts" })],
  });
  expect(exitCode).toBe(1);
});

test("a broken manifest: file, path and reason, and ends with 2", async () => {
  await repository.edit("02-more-sums", (manifest) => {
    manifest.title = "";
  });

  const { exitCode, stderr } = await repository.cosmic("chain", "check");

  expect(stderr).toMatch(/^chapters\/02-more-sums\/chapter.json: title: /);
  expect(exitCode).toBe(2);
});
