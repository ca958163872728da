import { type Chapter, followedBy, lessonOf, type Tree } from "@cosmic/curriculum";
import { backUp } from "./back-up.ts";
import { isSaved, newestBackup } from "./backup.ts";
import { contentsOf } from "./contents.ts";
import type { Finished } from "./finish-pending.ts";
import { followingChapter } from "./following.ts";
import { sameContent } from "./hash.ts";
import { layOut } from "./lay-out.ts";
import { exclusively } from "./lock.ts";
import { type About, memoryOf } from "./memory.ts";
import { givenTests, startOf } from "./starts.ts";
import { type Update, updatesOf } from "./update.ts";
import { isEmpty, type Workspace, workspaceOf } from "./workspace.ts";

export type Next =
  /** This is the last chapter. */
  | Readonly<{ kind: "end" }>
  /** The following chapter's workspace is there already, and stays as it is. */
  | Readonly<{ kind: "there"; workspace: Workspace; finished: Finished | undefined }>
  | Readonly<{
      kind: "begun";
      workspace: Workspace;
      /** The chapter whose workspace the reader's code was taken from; undefined: it began from the reference. */
      carriedFrom: Chapter | undefined;
      /** What the chapter gives, laid over that code. In a conflict the reader's stays; the other lies in `.cosmic/start/`. */
      files: readonly Readonly<{ path: string; kind: Update["kind"] }>[];
      finished: Finished | undefined;
    }>;

/**
 * Begins the following chapter with the reader's own code, as it is in the workspace of the chapter that it grew from.
 * @param options `fresh` begins from the reference, as does whoever has no such workspace
 * @throws UserMistake when another command is at work on one of the workspaces, or a link or the operating system forbids it
 */
export async function nextWorkspace(
  { curriculum, chapter, state }: Workspace,
  { fresh = false }: { fresh?: boolean | undefined } = {},
): Promise<Next> {
  const following = followingChapter(curriculum, chapter);
  if (!following) return { kind: "end" };
  const workspace = workspaceOf(curriculum, following, state);
  const followed = followedBy(curriculum, following);
  const origin = followed && !fresh ? await ownCodeIn(workspaceOf(curriculum, followed, state)) : NOTHING;
  return await exclusively(workspace, async (finished) => {
    if (!isEmpty(workspace)) return { kind: "there", workspace, finished: finished ?? origin.finished };
    const start = await startOf(workspace);
    const carriedFrom = origin.own.size > 0 ? followed : undefined;
    const updates = carriedFrom ? await updatesOver(origin.own, carriedFrom, start, following) : [];
    const tree = carriedFrom ? applied(updates, origin.own) : start;
    await layOut(workspace, tree, memoryFor(following, start, tree, carriedFrom));
    const files = updates.map(({ path, kind }) => ({ path, kind }));
    return { kind: "begun", workspace, carriedFrom, files, finished: finished ?? origin.finished };
  });
}

type Origin = Readonly<{ own: Tree; finished: Finished | undefined }>;
const NOTHING: Origin = { own: new Map(), finished: undefined };

/** It is saved as well, where it was not yet. */
async function ownCodeIn(workspace: Workspace): Promise<Origin> {
  if (isEmpty(workspace)) return NOTHING;
  return await exclusively(workspace, async (finished) => {
    const contents = await contentsOf(workspace.folder);
    if (!isSaved(contents, await newestBackup(workspace))) await backUp(workspace, "next", contents);
    return { own: contents.own, finished };
  });
}

/** What the reader lacks of what the new chapter changes, or has in an old version of a test, he gets as it is given. */
async function updatesOver(own: Tree, followed: Chapter, start: Tree, following: Chapter): Promise<Update[]> {
  const base = await lessonOf(followed);
  const tests = new Set(givenTests(following));
  const kept = [...own].filter(([file]) => !tests.has(file));
  const support = new Set(following.manifest.changes.filter(isTestSupport).map((each) => each.path));
  const asWas = [...base].filter(([file]) => tests.has(file) || (!own.has(file) && isGiven(file)));
  const mine = new Map([...kept, ...asWas]);
  return updatesOf({ base, theirs: start, mine, tests, isMine: () => false }).map((update): Update => {
    const content = start.get(update.path);
    return update.kind === "conflict" && support.has(update.path) && content
      ? { path: update.path, kind: "updated", content }
      : update;
  });

  function isGiven(file: string): boolean {
    return !sameContent(base.get(file), start.get(file));
  }
}

/** What the chapter's own tests stand on: a helper of the reader's could not know it. */
function isTestSupport({ path, step }: Chapter["manifest"]["changes"][number]): boolean {
  return step === "given" && path.startsWith("tests/");
}

function applied(updates: readonly Update[], own: Tree): Tree {
  const tree = new Map(own);
  for (const { path, kind, content } of updates) {
    if (content) tree.set(path, content);
    if (kind === "removed") tree.delete(path);
  }
  return tree;
}

function memoryFor({ name }: Chapter, start: Tree, tree: Tree, carriedFrom: Chapter | undefined): Tree {
  const at = new Date().toISOString();
  if (!carriedFrom) return memoryOf({ chapter: name, at, carried: null }, start);
  const own = new Map([...tree].filter(([file, content]) => !sameContent(content, start.get(file))));
  const without = [...start.keys()].filter((file) => !tree.has(file));
  const about: About = { chapter: name, at, carried: { from: carriedFrom.name, without } };
  return memoryOf(about, start, own);
}
