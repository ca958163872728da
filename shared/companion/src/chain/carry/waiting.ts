import { rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { UserMistake } from "../../user-mistake.ts";
import { type Conflict, type Decisions, fingerprintOf } from "./conflict.ts";
import { contentOf, replace } from "./files.ts";
import type { Places } from "./journal.ts";
import { hasMarkers } from "./merged.ts";

const waitingSchema = z.object({
  chapter: z.string(),
  since: z.string(),
  message: z.string().optional(),
  questions: z.array(z.object({ chapter: z.string(), path: z.string(), fingerprint: z.string() })),
});

/** A carry that waits for decisions: what it was asked to do, and the files it has asked about so far. */
export type Waiting = z.infer<typeof waitingSchema>;
type Question = Waiting["questions"][number];

/** The carry that waits; undefined when none does. */
export async function waitingIn(places: Places): Promise<Waiting | undefined> {
  const text = await contentOf(recordIn(places));
  if (!text) return undefined;
  try {
    return waitingSchema.parse(JSON.parse(text.toString("utf8")));
  } catch {
    throw new UserMistake(`${recordIn(places)} is damaged. Forget what was begun: cosmic chain carry --abort`);
  }
}

/** Keeps a carry until its conflicts are settled, and lays the files in question out, where no work tree is touched. */
export async function wait(places: Places, carry: Waiting, conflicts: readonly Conflict[]): Promise<void> {
  for (const conflict of conflicts) {
    const file = fileOf(places, conflict);
    const earlier = await contentOf(file);
    if (earlier && !hasMarkers(earlier)) await replace(`${file}.earlier`, earlier);
    await replace(file, conflict.marked);
  }
  const isAskedAgain = ({ chapter, path }: Question) =>
    conflicts.some((conflict) => chapter === conflict.chapter && path === conflict.path);
  const questions = [
    ...carry.questions.filter((question) => !isAskedAgain(question)),
    ...conflicts.map((each) => ({ chapter: each.chapter, path: each.path, fingerprint: fingerprintOf(each) })),
  ];
  const { chapter, since, message } = carry;
  const record: Waiting = { chapter, since, ...(message !== undefined && { message }), questions };
  await replace(recordIn(places), Buffer.from(JSON.stringify(record, null, 2)));
}

/** Where a person settles a conflict. */
export function fileOf({ state }: Places, { chapter, path: file }: Pick<Conflict, "chapter" | "path">): string {
  return path.join(state, "conflicts", chapter, file);
}

/**
 * What was decided. A file that is gone is to be gone.
 * @throws UserMistake naming the files that still have conflict markers, or are JSON no more
 */
export async function decisionsOn(places: Places, questions: readonly Question[]): Promise<Decisions> {
  const decided = new Map<string, { content: Buffer | undefined }>();
  const open: string[] = [];
  const unreadable: string[] = [];
  for (const question of questions) {
    const content = await contentOf(fileOf(places, question));
    if (content && hasMarkers(content)) open.push(fileOf(places, question));
    else if (content && question.path.endsWith(".json") && !isJson(content)) unreadable.push(fileOf(places, question));
    decided.set(question.fingerprint, { content });
  }
  if (unreadable.length > 0) throw new UserMistake(`${unreadable.join(", ")} is no JSON. Mend it, then try again.`);
  if (open.length === 0) return (conflict) => decided.get(fingerprintOf(conflict));
  throw new UserMistake(
    `There are conflict markers in ${open.join(", ")}. Settle them, or delete a file that is to be gone; then: cosmic chain carry --continue`,
  );
}

function isJson(content: Buffer): boolean {
  try {
    JSON.parse(content.toString("utf8"));
    return true;
  } catch {
    return false;
  }
}

/** Forgets the carry that waits. */
export async function forget({ state }: Places): Promise<void> {
  await rm(state, { recursive: true, force: true });
}

function recordIn({ state }: Places): string {
  return path.join(state, "waiting.json");
}
