import fc from "fast-check";
import { expect, test } from "vitest";
import { contentsOf } from "../../src/workspace/contents.ts";
import {
  listBackups,
  nextWorkspace,
  resetWorkspace,
  restoreBackup,
  saveBackup,
  startWorkspace,
  takeSolution,
} from "../../src/workspace/index.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { type Book, smallBook } from "./book.ts";

/** What a reader does, and what the repository does to him. */
const actions = fc.oneof(
  fc.record({
    does: fc.constant("write" as const),
    file: fc.constantFrom(
      "src/sums.ts",
      "src/two.ts",
      "src/ä b/own.ts",
      "tests/helper.ts",
      "tests/one.test.ts",
      "notes",
    ),
    content: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
  }),
  fc.record({
    does: fc.constant("delete" as const),
    file: fc.constantFrom("src", "tests", "notes", "src/sums.ts", ".cosmic"),
  }),
  fc.record({ does: fc.constant("update" as const), text: fc.lorem({ maxCount: 5 }) }),
  fc.record({ does: fc.constantFrom("start", "reset", "fresh", "solution", "save", "next", "restore") }),
);
type Action = typeof actions extends fc.Arbitrary<infer Kind> ? Kind : never;

test("whatever a reader does: no operation loses what he had before it", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(actions, { minLength: 3, maxLength: 12 }), async (sequence) => {
      await using book = await smallBook();
      await startWorkspace(await book.workspace("01"));
      for (const action of sequence) {
        const before = await workspaceContents(book);
        await perform(action, book);
        if (isTheReaders(action)) continue;
        const after = new Set([...(await workspaceContents(book)), ...(await backupContents(book))]);
        expect([...before].filter((content) => !after.has(content))).toEqual([]);
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

/** He may delete what he likes. */
function isTheReaders({ does }: Action): boolean {
  return does === "write" || does === "delete";
}

async function perform(action: Action, book: Book): Promise<void> {
  const workspace = await book.workspace("01");
  if (action.does === "write" && "content" in action)
    await book.write(`workspace/01-sums/${action.file}`, action.content);
  if (action.does === "delete" && "file" in action)
    await book.remove(`workspace/01-sums/${action.file}`).catch(() => {});
  if (action.does === "update" && "text" in action) {
    await book.write("chapters/01-sums/tests/helper.ts", `${action.text}\n`);
    await startWorkspace(await book.workspace("01"));
  }
  if (action.does === "start") await startWorkspace(workspace);
  if (action.does === "reset") await resetWorkspace(workspace);
  if (action.does === "fresh") await resetWorkspace(workspace, { fresh: true, step: "two" });
  if (action.does === "solution") await takeSolution(workspace, { all: true });
  if (action.does === "save") await saveBackup(workspace, "check");
  if (action.does === "next") await nextWorkspace(workspace);
  if (action.does === "restore") await restoreSome(workspace);
}

async function restoreSome(workspace: Workspace): Promise<void> {
  const backups = await listBackups(workspace);
  const some = backups[Math.floor(backups.length / 2)];
  if (some) await restoreBackup(workspace, some.id);
}

/** The reader's files by their bytes; what the chapters hold as well is no loss, and is left out. */
async function workspaceContents(book: Book): Promise<Set<string>> {
  const { folder, chapter } = await book.workspace("01");
  const { own, memory } = await contentsOf(folder);
  const given = [...(await contentsOf(chapter.folder)).own.values(), ...memory.values()].map(inHex);
  return new Set([...own.values()].map(inHex).filter((content) => !given.includes(content)));
}

async function backupContents(book: Book): Promise<string[]> {
  const backups = await listBackups(await book.workspace("01"));
  const trees = await Promise.all(backups.map((each) => contentsOf(each.folder)));
  return trees.flatMap(({ own }) => [...own.values()].map(inHex));
}

function inHex(content: Buffer): string {
  return content.toString("hex");
}
