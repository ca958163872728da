import { readFile, rm, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { abortCarry } from "../../src/chain/carry/carry.ts";
import { lines, outcomesIn, type SmallRepository, smallRepository } from "./small-repository.ts";

let repository: SmallRepository;
beforeEach(async () => {
  repository = await smallRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

/** The same line that the third chapter has changed. */
async function conflictingFix(text = "// mended") {
  await repository.write({ "01-one/src/shop.ts": lines({ 9: text }) });
  const carry = await repository.carry("01");
  const [file = ""] = carry.files;
  return { carry, file };
}

describe("a conflict", () => {
  test("keeps everything from being written, in chapters before it too", async () => {
    const { carry } = await conflictingFix();

    expect(outcomesIn(carry, "src/shop.ts")).toEqual({ "02-two": "identical", "03-three": "conflicts" });
    expect(await repository.status()).toEqual([" M chapters/01-one/src/shop.ts"]);
  });

  test("is laid out with both sides and what they come from, by the names of their chapters", async () => {
    const { file } = await conflictingFix();

    expect(await readFile(file, "utf8")).toMatch(
      /^<<<<<<< 03-three\n\/\/ third\n\|{7} \w+\n\/\/ 9\n=======\n\/\/ mended\n>>>>>>> 02-two$/m,
    );
  });

  test("hides the chapters behind it until it is settled", async () => {
    await repository.write({ "02-two/src/shop.ts": lines({ 9: "// second" }) });
    await repository.commit();

    const { carry } = await conflictingFix();

    expect(carry.plan.notReached.map(({ name }) => name)).toEqual(["03-three"]);
  });

  test("in a dry run is told, and asks for nothing", async () => {
    await repository.write({ "01-one/src/shop.ts": lines({ 9: "// mended" }) });

    const carry = await repository.carry("01", { dryRun: true });

    expect(carry.plan.conflicts).toHaveLength(1);
    await expect(repository.carry(undefined, { continue: true })).rejects.toThrow("No carry waits");
  });

  test("is a file that is gone below without a declaration", async () => {
    await repository.remove("03-three/src/shop.ts");
    await repository.commit();
    await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

    const { plan, files } = await repository.carry("01");

    expect(plan.conflicts).toEqual([expect.objectContaining({ reason: "changed in 02-two, gone in 03-three" })]);
    expect(await readFile(files[0] ?? "", "utf8")).toBe(
      `<<<<<<< 03-three\n=======\n${lines({ 2: "// mended" })}>>>>>>> 02-two\n`,
    );
  });

  test("is one also where the file is declared as removed, though it is there", async () => {
    await repository.declare("03-three", [{ path: "src/shop.ts", kind: "removed" }]);
    await repository.commit();

    const { carry } = await conflictingFix();

    expect(outcomesIn(carry, "src/shop.ts")).toEqual({ "02-two": "identical", "03-three": "conflicts" });
  });

  test("is a file that the fix removes and that was changed below", async () => {
    await repository.remove("01-one/src/shop.ts");

    const { plan, files } = await repository.carry("01");

    expect(plan.conflicts).toEqual([expect.objectContaining({ reason: "gone in 02-two, changed in 03-three" })]);
    expect(await readFile(files[0] ?? "", "utf8")).toBe(
      `<<<<<<< 03-three\n${lines({ 9: "// third" })}=======\n>>>>>>> 02-two\n`,
    );
  });
});

describe("--continue", () => {
  test("takes what was decided, and writes everything at once", async () => {
    const { file } = await conflictingFix();
    await writeFile(file, lines({ 9: "// third, mended" }));

    const carry = await repository.carry(undefined, { continue: true });

    expect(await repository.read("02-two/src/shop.ts")).toBe(lines({ 9: "// mended" }));
    expect(await repository.read("03-three/src/shop.ts")).toBe(lines({ 9: "// third, mended" }));
    expect(carry.plan.outcomes).toContainEqual(
      expect.objectContaining({ chapter: "03-three", kind: "merges", note: "is settled by hand" }),
    );
  });

  test("is over when everything is written: then another carry may begin", async () => {
    const { file } = await conflictingFix();
    await writeFile(file, lines({ 9: "// third, mended" }));

    await repository.carry(undefined, { continue: true });

    expect((await repository.carry("01")).writes).toEqual([]);
  });

  test("is refused while there are conflict markers", async () => {
    const { file } = await conflictingFix();

    const attempt = repository.carry(undefined, { continue: true });

    await expect(attempt).rejects.toThrow(`There are conflict markers in ${file}`);
    expect(await repository.status()).toEqual([" M chapters/01-one/src/shop.ts"]);
  });

  test("takes a deleted file as the decision that it is to be gone", async () => {
    const { file } = await conflictingFix();
    await rm(file);

    await repository.carry(undefined, { continue: true });

    expect(await repository.find("03-three/src/shop.ts")).toBeUndefined();
  });

  test("goes on to the next conflict, and keeps what was decided before", async () => {
    await repository.write({ "02-two/src/shop.ts": lines({ 9: "// second" }) });
    await repository.commit();
    const { file } = await conflictingFix();
    await writeFile(file, lines({ 9: "// second, mended" }));

    const [next = ""] = (await repository.carry(undefined, { continue: true })).files;
    const between = await repository.status();
    await writeFile(next, lines({ 9: "// third, mended" }));
    await repository.carry(undefined, { continue: true });

    expect(between).toEqual([" M chapters/01-one/src/shop.ts"]);
    expect(await repository.read("02-two/src/shop.ts")).toBe(lines({ 9: "// second, mended" }));
    expect(await repository.read("03-three/src/shop.ts")).toBe(lines({ 9: "// third, mended" }));
  });

  test("asks again when the sides are others by now, and keeps the earlier decision beside", async () => {
    const { file } = await conflictingFix();
    await writeFile(file, lines({ 9: "// third, mended" }));
    await repository.write({ "01-one/src/shop.ts": lines({ 9: "// mended better" }) });

    const carry = await repository.carry(undefined, { continue: true });

    expect(carry.files).toEqual([file]);
    expect(await readFile(file, "utf8")).toContain("// mended better\n>>>>>>> 02-two");
    expect(await readFile(`${file}.earlier`, "utf8")).toBe(lines({ 9: "// third, mended" }));
  });

  test("compares with the commit that the carry began with, and says what was to be said", async () => {
    await repository.write({ "01-one/src/shop.ts": lines({ 9: "// mended" }) });
    const [file = ""] = (await repository.carry("01", { message: "The ninth line tells the truth." })).files;
    await repository.commit("The fix is committed meanwhile");
    await writeFile(file, lines({ 9: "// third, mended" }));

    await repository.carry(undefined, { continue: true });

    expect(await repository.read("02-two/src/shop.ts")).toBe(lines({ 9: "// mended" }));
    expect(await repository.read(".changeset/carried-from-01-one.md")).toContain(
      "\n\nThe ninth line tells the truth.\n",
    );
  });

  test("when nothing waits, or another chapter, is a mistake", async () => {
    await expect(repository.carry(undefined, { continue: true })).rejects.toThrow("No carry waits to be continued.");

    await conflictingFix();

    await expect(repository.carry("02", { continue: true })).rejects.toThrow("What waits is a carry of 01-one.");
    await expect(repository.carry("01", { continue: true, since: "HEAD" })).rejects.toThrow("without --since");
  });
});

test("another carry must wait until this one is continued or forgotten", async () => {
  await conflictingFix();

  await expect(repository.carry("02")).rejects.toThrow("A carry of 01-one waits for decisions.");
});

describe("--abort", () => {
  test("forgets the carry that waits", async () => {
    const { file } = await conflictingFix();

    const forgotten = await abortCarry(repository.root);

    expect(forgotten).toBe("01-one");
    await expect(readFile(file)).rejects.toThrow("ENOENT");
    await expect(repository.carry(undefined, { continue: true })).rejects.toThrow("No carry waits");
  });

  test("when nothing waits is a mistake", async () => {
    await expect(abortCarry(repository.root)).rejects.toThrow("No carry waits: there is nothing to forget.");
  });
});
