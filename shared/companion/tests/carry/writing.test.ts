import { once } from "node:events";
import { watch } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";
import { abortCarry } from "../../src/chain/carry/carry.ts";
import { isWriting, writeAll } from "../../src/chain/carry/journal.ts";
import { lines, type SmallRepository, smallRepository } from "./small-repository.ts";

let repository: SmallRepository;
beforeEach(async () => {
  repository = await smallRepository();
});
afterEach(() => repository[Symbol.asyncDispose]());

const places = () => ({ root: repository.root, state: path.join(repository.root, ".git/cosmic-carry") });
const bytes = (text: string) => Buffer.from(text);

/** A carry that dies in the middle: the first file is written, the second cannot be, since a folder has its place for a moment. */
async function brokenOff() {
  await repository.write({ "01-one/src/shop.ts": lines({ 2: "// mended" }) });
  const since = await repository.git("rev-parse", "HEAD");
  const obstacle = path.join(repository.root, "chapters/03-three/src/.shop.ts.carried/obstacle");
  await repository.write({ "03-three/src/.shop.ts.carried/obstacle": "" });
  const writing = writeAll(places(), { chapter: "01-one", since }, [
    { path: "chapters/02-two/src/shop.ts", before: bytes(lines()), after: bytes(lines({ 2: "// mended" })) },
    {
      path: "chapters/03-three/src/shop.ts",
      before: bytes(lines({ 9: "// third" })),
      after: bytes(lines({ 2: "// mended", 9: "// third" })),
    },
  ]);
  await expect(writing).rejects.toThrow();
  await rm(path.dirname(obstacle), { recursive: true });
  expect(await repository.read("02-two/src/shop.ts")).toBe(lines({ 2: "// mended" }));
  expect(await repository.read("03-three/src/shop.ts")).toBe(lines({ 9: "// third" }));
}

test("what was broken off while it was written is completed by the next call, which says so", async () => {
  await brokenOff();

  const { completed } = await repository.carry("01");

  expect(completed).toBe("01-one");
  expect(await repository.read("03-three/src/shop.ts")).toBe(lines({ 2: "// mended", 9: "// third" }));
});

test("--continue completes it too, and goes on with that carry", async () => {
  await brokenOff();

  const carry = await repository.carry(undefined, { continue: true });

  expect(carry.completed).toBe("01-one");
  expect(carry.changeset?.path).toBe(".changeset/carried-from-01-one.md");
});

test("--abort takes it back, and half a file with it", async () => {
  await brokenOff();
  await repository.write({ "03-three/src/.shop.ts.carried": "// 0\n// 1" });

  await abortCarry(repository.root);

  expect(await repository.status()).toEqual([" M chapters/01-one/src/shop.ts"]);
});

test("a dry run does not complete it, and says who does", async () => {
  await brokenOff();

  await expect(repository.carry("01", { dryRun: true })).rejects.toThrow("A carry was broken off while it wrote.");
});

test("a file that somebody has changed since is not written over", async () => {
  await brokenOff();
  await repository.write({ "03-three/src/shop.ts": lines({ 5: "// by hand" }) });

  await expect(repository.carry("01")).rejects.toThrow("these files were changed since: chapters/03-three/src/shop.ts");
  expect(await repository.read("03-three/src/shop.ts")).toBe(lines({ 5: "// by hand" }));
});

test("a carry that is killed while it writes is completed by the next one, wherever the kill has hit it", async () => {
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`src/new-${at}.ts`, `// ${at}\n`]));
  await repository.write(Object.fromEntries(Object.entries(files).map(([file, text]) => [`01-one/${file}`, text])));
  const isThere = async (file: string) => (await repository.find(`03-three/${file}`)) !== undefined;

  const hit = await killedAtTheFirstFile();
  const { completed } = await repository.carry("01");

  const missing = [];
  for (const file of Object.keys(files)) if (!(await isThere(file))) missing.push(file);
  expect(missing).toEqual([]);
  expect(completed).toBe(hit ? "01-one" : undefined);
  expect((await repository.status()).filter((line) => line.includes(".carried"))).toEqual([]);
});

/** Whether the kill came before the last file was written. */
async function killedAtTheFirstFile(): Promise<boolean> {
  const module = pathToFileURL(path.join(import.meta.dirname, "../../src/chain/carry/carry.ts"));
  const code = `import { carry } from "${module}"; await carry(${JSON.stringify(repository.root)}, "01", {});`;
  const firstFile = once(watch(path.join(repository.root, "chapters/02-two/src")), "change");
  const running = execa(process.execPath, ["--input-type=module", "--eval", code], { reject: false });

  await firstFile;
  running.kill("SIGKILL");
  await running;

  return isWriting(places());
}

test("a file that changes between reading and writing keeps everything from being written", async () => {
  const writing = writeAll(places(), { chapter: "01-one", since: "HEAD" }, [
    { path: "chapters/02-two/src/shop.ts", before: bytes(lines()), after: bytes("new") },
    { path: "chapters/03-three/src/shop.ts", before: bytes("what it was"), after: bytes("new") },
  ]);

  await expect(writing).rejects.toThrow("Nothing was written: chapters/03-three/src/shop.ts changed in the meantime.");
  expect(await repository.status()).toEqual([]);
});

test("the notes of a carry that waits may be damaged: then it is said how to be rid of them", async () => {
  await repository.write({ "01-one/src/shop.ts": lines({ 9: "// mended" }) });
  await repository.carry("01");
  await writeFile(path.join(places().state, "waiting.json"), "{");

  await expect(repository.carry("01")).rejects.toThrow(/waiting.json is damaged.*--abort$/);
  await abortCarry(repository.root);

  expect((await repository.carry("01")).plan.conflicts).toHaveLength(1);
});
