import { writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { carry } from "../../src/chain/carry/carry.ts";
import { lines, outcomesIn, type SmallRepository, smallRepository } from "./small-repository.ts";

let repository: SmallRepository;
beforeEach(async () => {
  repository = await smallRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

test("a fix goes to every descendant: copied where the file is the same, merged where it is not", async () => {
  await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

  const done = await repository.carry("01");

  expect(outcomesIn(done, "src/shop.ts")).toEqual({ "02-two": "identical", "03-three": "merges" });
  expect(await repository.read("02-two/src/shop.ts")).toBe(lines({ 2: "// mended" }));
  expect(await repository.read("03-three/src/shop.ts")).toBe(lines({ 2: "// mended", 9: "// third" }));
  expect(done.findings).toEqual([]);
});

test("a fix made in the middle goes down only", async () => {
  await repository.write({ "02-two/src/shop.ts": lines({ 2: "// mended" }) });

  const done = await repository.carry("two");

  expect(await repository.read("01-one/src/shop.ts")).toBe(lines());
  expect(await repository.read("03-three/src/shop.ts")).toBe(lines({ 2: "// mended", 9: "// third" }));
  expect(done.findings).toEqual([
    expect.objectContaining({
      chapter: "02-two",
      path: "src/shop.ts",
      problem: expect.stringContaining("not declared"),
    }),
  ]);
});

test("only chapters/ and .changeset/ are written, and git's index is left alone", async () => {
  await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

  await repository.carry("01");

  expect(await repository.status()).toEqual([
    " M chapters/01-one/src/shop.ts",
    " M chapters/01-one/start/src/shop.ts",
    " M chapters/02-two/src/shop.ts",
    " M chapters/03-three/src/shop.ts",
    "?? .changeset/carried-from-01-one.md",
  ]);
  expect(await repository.git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main");
});

test("carried once more, nothing is left to write", async () => {
  await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });
  await repository.carry("01");
  const before = await repository.status();

  const done = await repository.carry("01");

  expect(done.writes).toEqual([]);
  expect(await repository.status()).toEqual(before);
});

test("a dry run writes nothing, and tells what it would write", async () => {
  await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

  const done = await repository.carry("01", { dryRun: true });

  expect(done.writes).toContain("chapters/03-three/src/shop.ts");
  expect(await repository.status()).toEqual([" M chapters/01-one/src/shop.ts"]);
});

test("new files and removed files are carried, whether git knows them or not", async () => {
  await repository.write({ "01-one/src/new.ts": "// new\n" });
  await repository.remove("01-one/tests/01.test.ts");

  const done = await repository.carry("01");

  expect(await repository.find("03-three/src/new.ts")).toBe("// new\n");
  expect(await repository.find("03-three/tests/01.test.ts")).toBeUndefined();
  expect(outcomesIn(done, "src/new.ts")).toEqual({ "02-two": "identical", "03-three": "identical" });
});

test("what git ignores is not carried", async () => {
  await repository.write({
    ".gitignore": "*.local\n",
    "01-one/src/shop.local": "mine",
    "01-one/src/shop.ts": lines({ 2: "// mended" }),
  });

  await repository.carry("01");

  expect(await repository.find("02-two/src/shop.local")).toBeUndefined();
});

test("README, CHANGELOG and chapter.json stay with their chapter", async () => {
  await repository.write({
    "01-one/README.md": "# Mended\n",
    "01-one/CHANGELOG.md": "# 1.0.1\n",
    "01-one/src/shop.ts": lines({ 2: "// mended" }),
  });

  await repository.carry("01");

  expect(await repository.read("02-two/README.md")).toBe("# 02-two\n");
  expect(await repository.find("02-two/CHANGELOG.md")).toBeUndefined();
});

test("what a descendant has not committed stays, and goes further down", async () => {
  await repository.write({
    "01-one/src/shop.ts": lines({ 2: "// mended" }),
    "02-two/src/shop.ts": lines({ 6: "// in work" }),
  });

  await repository.carry("01");

  expect(await repository.read("02-two/src/shop.ts")).toBe(lines({ 2: "// mended", 6: "// in work" }));
  expect(await repository.read("03-three/src/shop.ts")).toBe(lines({ 2: "// mended", 6: "// in work", 9: "// third" }));
});

test("what was carried by hand to the next chapter goes further down all the same", async () => {
  await repository.write({
    "01-one/src/shop.ts": lines({ 2: "// mended" }),
    "02-two/src/shop.ts": lines({ 2: "// mended" }),
  });
  await repository.commit();

  await repository.carry("01", { since: "HEAD~1" });

  expect(await repository.read("03-three/src/shop.ts")).toBe(lines({ 2: "// mended", 9: "// third" }));
});

test("a file that a descendant declares as renamed gets the fix under its name there, however much else was changed", async () => {
  const unlike = lines(Object.fromEntries([0, 1, 5, 6, 7, 8, 9].map((at) => [at, `// quite different ${at}`])));
  await repository.remove("03-three/src/shop.ts");
  await repository.write({ "03-three/src/market.ts": unlike });
  await repository.declare("03-three", [
    { path: "src/market.ts", kind: "renamed", renamedFrom: "src/shop.ts" },
    { path: "tests/03.test.ts", kind: "added", step: "one" },
  ]);
  await repository.commit();
  await repository.write({ "01-one/src/shop.ts": lines({ 3: "// mended" }) });

  const done = await repository.carry("01");

  expect(outcomesIn(done, "src/shop.ts")).toEqual({ "02-two": "identical", "03-three": "merges" });
  expect(await repository.read("03-three/src/market.ts")).toBe(unlike.replace("// 3", "// mended"));
  expect(await repository.find("03-three/src/shop.ts")).toBeUndefined();
  expect(done.findings).toEqual([]);
});

test("a file that has another name without a declaration gets the fix where git finds it again", async () => {
  await repository.remove("03-three/src/shop.ts");
  await repository.write({ "03-three/src/market.ts": lines({ 9: "// third" }) });
  await repository.declare("03-three", [
    { path: "src/shop.ts", kind: "removed" },
    { path: "src/market.ts", kind: "added" },
    { path: "tests/03.test.ts", kind: "added", step: "one" },
  ]);
  await repository.commit();
  await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

  const { plan, findings } = await repository.carry("01");

  expect(await repository.read("03-three/src/market.ts")).toBe(lines({ 2: "// mended", 9: "// third" }));
  expect(plan.outcomes).toContainEqual(
    expect.objectContaining({ chapter: "03-three", kind: "merges", note: "is called `src/market.ts` there" }),
  );
  expect(findings).toEqual([]);
});

test("a file that a descendant removed on purpose stays away, and the reason is told", async () => {
  await repository.remove("03-three/src/shop.ts");
  await repository.declare("03-three", [
    { path: "src/shop.ts", kind: "removed", why: "the shop has closed" },
    { path: "tests/03.test.ts", kind: "added", step: "one" },
  ]);
  await repository.commit();
  await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

  const { plan, findings } = await repository.carry("01");

  expect(await repository.find("03-three/src/shop.ts")).toBeUndefined();
  expect(plan.outcomes).toContainEqual(
    expect.objectContaining({
      chapter: "03-three",
      kind: "diverges",
      note: "is removed on purpose: the shop has closed",
    }),
  );
  expect(findings).toEqual([]);
});

test("a file that the fix renames is renamed below, and in the declarations there", async () => {
  await repository.remove("01-one/src/shop.ts");
  await repository.write({ "01-one/src/store.ts": lines() });

  const done = await repository.carry("01");

  expect(await repository.find("02-two/src/shop.ts")).toBeUndefined();
  expect(await repository.read("03-three/src/store.ts")).toBe(lines({ 9: "// third" }));
  expect(JSON.parse(await repository.read("03-three/chapter.json")).changes[0].path).toBe("src/store.ts");
  expect(outcomesIn(done, "src/shop.ts → src/store.ts")).toEqual({ "02-two": "identical", "03-three": "merges" });
  expect(done.findings.filter(({ chapter }) => chapter !== "01-one")).toEqual([]);
});

test("a file that the fix renames, and that is declared as renamed below, keeps its name there and gets the fix", async () => {
  await repository.remove("03-three/src/shop.ts");
  await repository.write({ "03-three/src/market.ts": lines({ 9: "// third" }) });
  await repository.declare("03-three", [
    { path: "src/market.ts", kind: "renamed", renamedFrom: "src/shop.ts" },
    { path: "tests/03.test.ts", kind: "added", step: "one" },
  ]);
  await repository.commit();
  await repository.remove("01-one/src/shop.ts");
  await repository.write({ "01-one/src/store.ts": lines({ 2: "// mended" }) });

  const done = await repository.carry("01");

  expect(await repository.find("03-three/src/market.ts")).toBe(lines({ 2: "// mended", 9: "// third" }));
  expect(await repository.find("03-three/src/store.ts")).toBeUndefined();
  expect(done.findings.filter(({ chapter }) => chapter !== "01-one")).toEqual([]);
});

test("a file that the fix renames stays away where it was removed on purpose, and is declared by its new name", async () => {
  await repository.remove("03-three/src/shop.ts");
  await repository.declare("03-three", [
    { path: "src/shop.ts", kind: "removed" },
    { path: "tests/03.test.ts", kind: "added", step: "one" },
  ]);
  await repository.commit();
  await repository.remove("01-one/src/shop.ts");
  await repository.write({ "01-one/src/store.ts": lines({ 2: "// mended" }) });

  const done = await repository.carry("01");

  expect(await repository.find("03-three/src/store.ts")).toBeUndefined();
  expect(outcomesIn(done, "src/shop.ts → src/store.ts")).toEqual({ "02-two": "identical", "03-three": "diverges" });
  expect(done.findings.filter(({ chapter }) => chapter !== "01-one")).toEqual([]);
});

test("a file of a later chapter that still imports what was renamed is named", async () => {
  await repository.write({ "03-three/src/later.ts": 'import "./shop.ts";\n' });
  await repository.commit();
  await repository.remove("01-one/src/shop.ts");
  await repository.write({ "01-one/src/store.ts": lines() });

  const { findings } = await repository.carry("01");

  expect(findings).toContainEqual({
    chapter: "03-three",
    path: "src/later.ts",
    problem: "imports src/shop.ts, which is not there any more",
    remedy: "correct the import",
  });
});

test("what no longer differs, though it is declared, is named", async () => {
  await repository.write({ "01-one/src/shop.ts": lines({ 9: "// third" }) });

  const { findings } = await repository.carry("01");

  expect(findings).toContainEqual(
    expect.objectContaining({
      chapter: "03-three",
      problem: "declared as modified, but it is the same as in 02-two",
    }),
  );
});

test("works in a linked work tree, and leaves the other one alone", async () => {
  await using elsewhere = await temporaryFolder();
  const linked = path.join(elsewhere.path, "fix");
  await repository.git("worktree", "add", "--quiet", "-b", "fix", linked);
  await writeFile(path.join(linked, "chapters/01-one/src/shop.ts"), lines({ 9: "// mended" }));

  const { files } = await carry(linked, "01", {});

  expect(files).toEqual([path.join(repository.root, ".git/worktrees/fix/cosmic-carry/conflicts/03-three/src/shop.ts")]);
  await expect(repository.carry(undefined, { continue: true })).rejects.toThrow("No carry waits");
});
