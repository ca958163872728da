import { chmod, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listBackups, restoreBackup, saveBackup, startWorkspace } from "../../src/workspace/index.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { type Book, ownTexts, smallBook } from "./book.ts";

let book: Book;
let workspace: Workspace;
beforeEach(async () => {
  book = await smallBook();
  workspace = await book.workspace("01");
  await startWorkspace(workspace);
});
afterEach(() => book[Symbol.asyncDispose]());

const mine = (text: string | Buffer) => book.write("workspace/01-sums/src/sums.ts", text);

test("what was saved survives the loss of the whole workspace", async () => {
  await mine(Buffer.from([0, 1, 2, 255]));
  await book.write("workspace/01-sums/mine äöü/ein Blatt.txt", "Zeile\r\n");
  const before = await ownTexts(workspace);
  const { backup } = await saveBackup(workspace, "check");
  await rm(path.join(book.root, "workspace"), { recursive: true });

  const { restored } = await restoreBackup(workspace, backup?.id ?? "");

  expect(restored.reason).toBe("check");
  expect(await ownTexts(workspace)).toEqual(before);
  expect(await startWorkspace(workspace)).toMatchObject({ kind: "there", files: [] });
});

test("the same is not saved twice", async () => {
  await mine("mine");
  const first = await saveBackup(workspace, "check");

  const again = await saveBackup(workspace, "check");
  await mine("mine, later");
  const later = await saveBackup(workspace, "check");

  expect(again).toMatchObject({ isNew: false, backup: { id: first.backup?.id } });
  expect(later.isNew).toBe(true);
  expect(await listBackups(workspace)).toHaveLength(2);
});

test("what another clone of the repository saved does not count as saved here", async () => {
  await using other = await smallBook();
  const elsewhere = { ...(await other.workspace("01")), state: workspace.state };
  await startWorkspace(elsewhere);
  await saveBackup(elsewhere, "check");

  const { isNew } = await saveBackup(workspace, "check");

  expect(isNew).toBe(true);
  expect(await listBackups(workspace)).toHaveLength(2);
});

test("a file that did not change since the newest backup takes no room, and cannot be changed by accident", async () => {
  const first = await saveBackup(workspace, "check");
  await mine("mine");
  const second = await saveBackup(workspace, "check");

  const [one, other] = [first, second].map((each) => path.join(each.backup?.folder ?? "", "tests/one.test.ts"));
  const { ino, mode } = await stat(one ?? "");

  expect((await stat(other ?? "")).ino).toBe(ino);
  expect(mode & 0o222).toBe(0);
});

test("a copy that was changed by force is not trusted for the next backup", async () => {
  const first = await saveBackup(workspace, "check");
  const copy = path.join(first.backup?.folder ?? "", "tests/one.test.ts");
  await chmod(copy, 0o666);
  await writeFile(copy, "spoilt");
  await mine("mine");

  const second = await saveBackup(workspace, "check");

  expect(await readFile(path.join(second.backup?.folder ?? "", "tests/one.test.ts"), "utf8")).toBe("// asks for one\n");
});

test("restoring saves what is there first, and does away with what was not there then", async () => {
  await mine("then");
  const { backup } = await saveBackup(workspace, "check");
  const then = await ownTexts(workspace);
  await mine("now");
  await book.write("workspace/01-sums/src/later.ts", "later");

  const restored = await restoreBackup(workspace, backup?.id ?? "");

  expect(await ownTexts(workspace)).toEqual(then);
  expect(restored).toMatchObject({ removed: ["src/later.ts"], backup: { reason: "restore" } });
  expect(await readFile(path.join(restored.backup?.folder ?? "", "src/later.ts"), "utf8")).toBe("later");
});

test("a session of watch keeps one backup up to date, until a file vanishes", async () => {
  await mine("one");
  const first = await saveBackup(workspace, "watch");
  await mine("two");
  const second = await saveBackup(workspace, "watch", { replacing: first.backup });
  await book.remove("workspace/01-sums/src/sums.ts");
  const third = await saveBackup(workspace, "watch", { replacing: second.backup });

  expect((await listBackups(workspace)).map((each) => each.id)).toEqual([second.backup?.id, third.backup?.id]);
});

test("a backup is known by the beginning of its name, when no other begins so", async () => {
  await mine("one");
  const { backup } = await saveBackup(workspace, "check");
  await mine("two");
  await saveBackup(workspace, "check");

  await expect(restoreBackup(workspace, "20")).rejects.toThrow(/^"20" could be .+ or .+\. Say more of it\.$/);
  await expect(restoreBackup(workspace, "19")).rejects.toThrow(/^There is no backup "19" of 01-sums\. The newest is /);
  expect(await restoreBackup(workspace, backup?.id ?? "")).toMatchObject({ written: ["src/sums.ts"] });
});

test("half a backup is none, and is cleared away", async () => {
  const folder = path.join(book.state, "backups/01-sums");
  await saveBackup(workspace, "check");
  await book.write(path.relative(book.root, path.join(folder, "2020-x.part/files/a.ts")), "half");
  await mine("mine");

  await saveBackup(workspace, "check");

  expect(await listBackups(workspace)).toHaveLength(2);
  expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("a damaged backup is not restored by half: it says what is missing, and where the rest lies", async () => {
  await mine("mine");
  const { backup } = await saveBackup(workspace, "check");
  await rm(path.join(backup?.folder ?? "", "src/sums.ts"));
  await mine("now");

  await expect(restoreBackup(workspace, backup?.id ?? "")).rejects.toThrow(
    `The backup ${backup?.id} is damaged: src/sums.ts is missing. What is left of it lies in ${backup?.folder}.`,
  );

  expect(await ownTexts(workspace)).toMatchObject({ "src/sums.ts": "now" });
});
