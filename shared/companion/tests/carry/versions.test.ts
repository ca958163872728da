import { writeFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lines, outcomesIn, type SmallRepository, smallRepository } from "./small-repository.ts";

let repository: SmallRepository;
beforeEach(async () => {
  repository = await smallRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

test("the start of the chain, which is an earlier state of the same files, gets the fix", async () => {
  await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

  const carry = await repository.carry("01");

  expect(await repository.read("01-one/start/src/shop.ts")).toBe(lines({ 2: "// mended", 9: "// to be done" }));
  expect(outcomesIn(carry, "start/src/shop.ts")).toEqual({ "01-one": "merges" });
});

test("versions in between get the fix, in the chapter of the fix and in those that follow", async () => {
  await repository.write({
    "01-one/steps/one/src/shop.ts": lines({ 9: "// half done" }),
    "03-three/steps/one/src/shop.ts": lines({ 9: "// third, half done" }),
  });
  await repository.commit();
  await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

  await repository.carry("01");

  expect(await repository.read("01-one/steps/one/src/shop.ts")).toBe(lines({ 2: "// mended", 9: "// half done" }));
  expect(await repository.read("03-three/steps/one/src/shop.ts")).toBe(
    lines({ 2: "// mended", 9: "// third, half done" }),
  );
});

test("a version that has not come as far as the chapter takes the fix from the chapter above", async () => {
  await repository.write({
    "03-three/src/shop.ts": lines({ 3: "// third", 9: "// third" }),
    "03-three/steps/one/src/shop.ts": lines({ 9: "// third" }),
  });
  await repository.commit();
  await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended", 3: "// 3 too" }) });
  const [conflict = ""] = (await repository.carry("01")).files;
  await writeFile(conflict, lines({ 2: "// mended", 3: "// third, 3 too", 9: "// third" }));

  await repository.carry(undefined, { continue: true });

  expect(await repository.read("03-three/steps/one/src/shop.ts")).toBe(
    lines({ 2: "// mended", 3: "// 3 too", 9: "// third" }),
  );
});

test("a version that has come as far as the chapter takes the fix as it was settled there", async () => {
  await repository.write({ "03-three/steps/one/src/shop.ts": lines({ 0: "// half done", 9: "// third" }) });
  await repository.commit();
  await repository.write({ "01-one/src/shop.ts": lines({ 9: "// mended" }) });
  const [conflict = ""] = (await repository.carry("01")).files;
  await writeFile(conflict, lines({ 9: "// third, mended" }));

  await repository.carry(undefined, { continue: true });

  expect(await repository.read("03-three/steps/one/src/shop.ts")).toBe(
    lines({ 0: "// half done", 9: "// third, mended" }),
  );
});

test("what a chapter has changed by itself goes into its mutants, which were made from it, not into what leads to it", async () => {
  await repository.write({
    "03-three/steps/one/src/shop.ts": lines({ 9: "// half done" }),
    "03-three/steps/one/mutants/forgets/src/shop.ts": lines({ 7: "", 9: "// third" }),
  });
  await repository.commit();
  await repository.write({
    "01-one/src/shop.ts": lines({ 2: "// mended" }),
    "03-three/src/shop.ts": lines({ 5: "// new here", 9: "// third" }),
  });

  await repository.carry("01");

  expect(await repository.read("03-three/steps/one/src/shop.ts")).toBe(lines({ 2: "// mended", 9: "// half done" }));
  expect(await repository.read("03-three/steps/one/mutants/forgets/src/shop.ts")).toBe(
    lines({ 2: "// mended", 5: "// new here", 7: "", 9: "// third" }),
  );
});

test("where no chapter follows, a fix still goes into the chapter's own versions", async () => {
  await repository.write({ "03-three/steps/one/src/shop.ts": lines({ 9: "// half done" }) });
  await repository.commit();
  await repository.write({ "03-three/src/shop.ts": lines({ 2: "// mended", 9: "// third" }) });

  await repository.carry("03");

  expect(await repository.read("03-three/steps/one/src/shop.ts")).toBe(lines({ 2: "// mended", 9: "// half done" }));
});

test("planted mutants get the fix, and stay mutants", async () => {
  await repository.write({ "03-three/steps/one/mutants/forgets/src/shop.ts": lines({ 6: "", 9: "// third" }) });
  await repository.commit();
  await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

  await repository.carry("01");

  expect(await repository.read("03-three/steps/one/mutants/forgets/src/shop.ts")).toBe(
    lines({ 2: "// mended", 6: "", 9: "// third" }),
  );
});

test("a version that the fix does not fit stays as it is, holds nothing up, and is named", async () => {
  await repository.write({ "02-two/steps/one/src/shop.ts": "// another thing altogether\n" });
  await repository.commit();
  await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

  const carry = await repository.carry("01");

  expect(carry.plan.conflicts).toEqual([]);
  expect(outcomesIn(carry, "steps/one/src/shop.ts")).toEqual({ "02-two": "conflicts" });
  expect(await repository.read("02-two/steps/one/src/shop.ts")).toBe("// another thing altogether\n");
  expect(await repository.read("02-two/src/shop.ts")).toBe(lines({ 2: "// mended" }));
});

test("versions of a file that the fix renames are renamed", async () => {
  await repository.write({ "03-three/steps/one/src/shop.ts": lines({ 9: "// third, half done" }) });
  await repository.commit();
  await repository.remove("01-one/src/shop.ts");
  await repository.write({ "01-one/src/store.ts": lines({ 2: "// mended" }) });

  await repository.carry("01");

  expect(await repository.find("03-three/steps/one/src/shop.ts")).toBeUndefined();
  expect(await repository.read("03-three/steps/one/src/store.ts")).toBe(
    lines({ 2: "// mended", 9: "// third, half done" }),
  );
});

test("versions of a file that a chapter has under another name get the fix, under either name", async () => {
  await repository.remove("03-three/src/shop.ts");
  await repository.write({
    "03-three/src/market.ts": lines({ 9: "// third" }),
    "03-three/steps/one/src/market.ts": lines({ 9: "// half done" }),
    "03-three/steps/given/src/shop.ts": lines({ 8: "// given" }),
  });
  await repository.declare("03-three", [
    { path: "src/market.ts", kind: "renamed", renamedFrom: "src/shop.ts", step: "two" },
    { path: "tests/03.test.ts", kind: "added", step: "one" },
  ]);
  await repository.commit();
  await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });

  const { findings } = await repository.carry("01");

  expect(await repository.read("03-three/steps/one/src/market.ts")).toBe(lines({ 2: "// mended", 9: "// half done" }));
  expect(await repository.read("03-three/steps/given/src/shop.ts")).toBe(lines({ 2: "// mended", 8: "// given" }));
  expect(findings).toEqual([]);
});
