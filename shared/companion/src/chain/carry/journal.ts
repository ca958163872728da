import { rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { UserMistake } from "../../user-mistake.ts";
import { contentOf, partOf, replace } from "./files.ts";
import type { Write } from "./writes.ts";

const content = z
  .base64()
  .transform((text) => Buffer.from(text, "base64"))
  .optional();
const journalSchema = z.object({
  chapter: z.string(),
  since: z.string(),
  writes: z.array(z.object({ path: z.string(), before: content, after: content })),
});

/** A carry: the chapter that has the fix, and the commit to compare with. */
export type Subject = Readonly<{ chapter: string; since: string }>;

/** Everything that a carry is about to write, kept until the last file is written. */
type Journal = Subject & Readonly<{ writes: readonly Write[] }>;

/** Where a carry keeps what must survive it; and the root of the repository, which paths lead from. */
export type Places = Readonly<{ root: string; state: string }>;

/**
 * Writes all files or none: first into the journal, then one by one. A kill in between is made good by `finishWriting`.
 * @throws UserMistake, before anything is written, when a file is not what it was when the carry was worked out
 */
export async function writeAll(places: Places, { chapter, since }: Subject, writes: readonly Write[]): Promise<void> {
  const stale = await strangers(places.root, writes, ({ before }) => [before]);
  if (stale.length > 0)
    throw new UserMistake(`Nothing was written: ${stale.join(", ")} changed in the meantime. Carry again.`);
  const base64 = (each: Buffer | undefined) => each?.toString("base64");
  const entries = writes.map(({ path, before, after }) => ({ path, before: base64(before), after: base64(after) }));
  await replace(journalIn(places), Buffer.from(JSON.stringify({ chapter, since, writes: entries })));
  await finishWriting(places);
}

/**
 * Completes what was broken off while it was written.
 * @returns what was being carried; undefined when nothing was broken off
 * @throws UserMistake when somebody has changed one of the files since
 */
export async function finishWriting(places: Places): Promise<Subject | undefined> {
  return leadTo(places, ({ after }) => after);
}

/** Takes back what was broken off while it was written. Answers and throws as `finishWriting`. */
export async function undoWriting(places: Places): Promise<Subject | undefined> {
  return leadTo(places, ({ before }) => before);
}

export async function isWriting(places: Places): Promise<boolean> {
  return (await contentOf(journalIn(places))) !== undefined;
}

async function leadTo(places: Places, end: (write: Write) => Buffer | undefined): Promise<Subject | undefined> {
  const journal = await journalOf(places);
  if (!journal) return undefined;
  const foreign = await strangers(places.root, journal.writes, ({ before, after }) => [before, after]);
  if (foreign.length > 0)
    throw new UserMistake(
      `A carry of ${journal.chapter} was broken off while it wrote, and these files were changed since: ${foreign.join(", ")}. Bring them back to your last commit (git restore), then call carry again; or remove ${journalIn(places)} and mend chapters/ by hand.`,
    );
  for (const write of journal.writes) {
    const file = path.join(places.root, write.path);
    await rm(partOf(file), { force: true });
    if (!same(await contentOf(file), end(write))) await replace(file, end(write));
  }
  await rm(journalIn(places));
  return journal;
}

async function journalOf(places: Places): Promise<Journal | undefined> {
  const text = await contentOf(journalIn(places));
  if (!text) return undefined;
  const { writes, ...subject } = journalSchema.parse(JSON.parse(text.toString("utf8")));
  return { ...subject, writes: writes.map(({ path, before, after }) => ({ path, before, after })) };
}

/** The files that are none of what is expected of them. */
async function strangers(
  root: string,
  writes: readonly Write[],
  expected: (write: Write) => readonly (Buffer | undefined)[],
): Promise<string[]> {
  const found: string[] = [];
  for (const write of writes) {
    const now = await contentOf(path.join(root, write.path));
    if (!expected(write).some((each) => same(now, each))) found.push(write.path);
  }
  return found;
}

function same(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one && other ? one.equals(other) : one === other;
}

function journalIn({ state }: Places): string {
  return path.join(state, "writing.json");
}
