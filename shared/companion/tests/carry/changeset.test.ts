import { afterEach, beforeEach, expect, test } from "vitest";
import { lines, type SmallRepository, smallRepository } from "./small-repository.ts";

let repository: SmallRepository;
beforeEach(async () => {
  repository = await smallRepository();
  await repository.git("switch", "--quiet", "--create", "fix");
  await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });
});
afterEach(() => repository[Symbol.asyncDispose]());

const changeset = (...chapters: string[]) =>
  `---\n${chapters.map((each) => `"@cosmic/${each}": patch\n`).join("")}---\n\nSaid already.\n`;

test("one changeset names every chapter that was touched, and says what the commit of the fix says", async () => {
  await repository.commit("Count from two");

  await repository.carry("01");

  expect(await repository.read(".changeset/carried-from-01-one.md")).toBe(
    '---\n"@cosmic/01-one": patch\n"@cosmic/02-two": patch\n"@cosmic/03-three": patch\n---\n\nCount from two\n',
  );
});

test("it names a chapter that had the fix by hand before", async () => {
  await repository.write({ "02-two/src/shop.ts": lines({ 2: "// mended" }) });

  await repository.carry("01");

  expect(await repository.read(".changeset/carried-from-01-one.md")).toContain('"@cosmic/02-two": patch');
});

test("it says what it is told to say", async () => {
  await repository.carry("01", { message: "The shop counts from two." });

  expect(await repository.read(".changeset/carried-from-01-one.md")).toMatch(/---\n\nThe shop counts from two[.]\n$/);
});

test("it leaves out chapters that a changeset of this branch names already", async () => {
  await repository.write({ ".changeset/mine.md": changeset("01-one", "02-two") });

  await repository.carry("01");

  expect(await repository.read(".changeset/carried-from-01-one.md")).toMatch(/^---\n"@cosmic\/03-three": patch\n---\n/);
});

test("where all of them are named, none is written", async () => {
  await repository.write({ ".changeset/mine.md": changeset("01-one", "02-two", "03-three") });

  const carry = await repository.carry("01");

  expect(carry.changeset).toBeUndefined();
});

test("one that waits on main names nobody, and keeps its file", async () => {
  await repository.git("stash", "--quiet");
  await repository.git("switch", "--quiet", "main");
  await repository.write({ ".changeset/carried-from-01-one.md": changeset("01-one", "02-two", "03-three") });
  await repository.commit();
  await repository.git("stash", "pop", "--quiet");

  const carry = await repository.carry("01");

  expect(carry.changeset?.path).toBe(".changeset/carried-from-01-one-2.md");
  expect(await repository.read(".changeset/carried-from-01-one.md")).toContain("Said already.");
});
