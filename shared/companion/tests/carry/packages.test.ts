import { readFile, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type SmallRepository, smallRepository } from "./small-repository.ts";

let repository: SmallRepository;
beforeEach(async () => {
  repository = await smallRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

const packageOf = (chapter: string, dependencies: Record<string, string>) => ({
  [`${chapter}/package.json`]: `${JSON.stringify({ name: `@cosmic/${chapter}`, version: "1.0.0", dependencies }, null, 2)}\n`,
});

/** The third chapter needs one package more. */
async function thirdNeedsMore() {
  await repository.write(packageOf("03-three", { alpha: "1.0.0", beta: "1.0.0", gamma: "1.0.0" }));
  await repository.declare("03-three", [
    { path: "package.json", kind: "modified" },
    { path: "src/shop.ts", kind: "modified" },
    { path: "tests/03.test.ts", kind: "added", step: "one" },
  ]);
  await repository.commit();
}

test("a dependency that is raised or added in package.json is so below; name and version stay the chapter's own", async () => {
  await thirdNeedsMore();
  await repository.write(packageOf("01-one", { alpha: "1.0.0", beta: "1.1.0", delta: "1.0.0" }));

  const { findings } = await repository.carry("01");

  expect(await repository.read("02-two/package.json")).toBe(
    packageOf("02-two", { alpha: "1.0.0", beta: "1.1.0", delta: "1.0.0" })["02-two/package.json"],
  );
  expect(await repository.read("03-three/package.json")).toBe(
    packageOf("03-three", { alpha: "1.0.0", beta: "1.1.0", delta: "1.0.0", gamma: "1.0.0" })["03-three/package.json"],
  );
  expect(findings).toEqual([]);
});

test("a chapter's own name and version are no change", async () => {
  await repository.write({
    "01-one/package.json": (await repository.read("01-one/package.json")).replace("1.0.0", "1.0.1"),
  });
  await repository.write({ "01-one/src/new.ts": "// new\n" });

  const { plan } = await repository.carry("01");

  expect(plan.outcomes.map(({ file }) => file)).not.toContain("package.json");
  expect(JSON.parse(await repository.read("02-two/package.json")).version).toBe("1.0.0");
});

test("two versions of one dependency are a conflict, which names it; the decision must be JSON", async () => {
  await repository.write(packageOf("02-two", { alpha: "2.0.0", beta: "1.0.0" }));
  await repository.commit();
  await repository.write(packageOf("01-one", { alpha: "3.0.0", beta: "1.0.0" }));

  const { plan, files } = await repository.carry("01");
  const [file = ""] = files;
  const marked = await readFile(file, "utf8");
  await writeFile(file, "{");
  const attempt = repository.carry(undefined, { continue: true });

  expect(plan.conflicts).toEqual([
    expect.objectContaining({ path: "package.json", reason: "both changed dependencies.alpha" }),
  ]);
  expect(marked).toContain('<<<<<<< 02-two\n    "alpha": "2.0.0",');
  await expect(attempt).rejects.toThrow(`${file} is no JSON. Mend it, then try again.`);
});

test("a package.json that is no JSON is a mistake", async () => {
  await repository.write({ "01-one/package.json": "{" });

  const attempt = repository.carry("01");

  await expect(attempt).rejects.toThrow("chapters/01-one/package.json is no JSON object. Mend it, then try again.");
});
