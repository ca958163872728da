import { type Curriculum, findChapter } from "@cosmic/curriculum";
import { UserMistake } from "../../user-mistake.ts";
import type { Git } from "./git.ts";
import { finishWriting, isWriting, type Places } from "./journal.ts";
import { commitSince } from "./since.ts";
import { type Waiting, waitingIn } from "./waiting.ts";

/** What was asked for at the command line. */
export type Options = Readonly<{
  since?: string;
  message?: string;
  dryRun?: boolean;
  continue?: boolean;
}>;

/** A carry to be worked out: a new one, or one that has waited for decisions. */
export type Request = Waiting &
  Readonly<{
    /** The chapter of a carry that was broken off while it wrote, and is complete now. */
    completed: string | undefined;
  }>;

/**
 * Makes good what was broken off, then finds out what is to be carried.
 * @throws UserMistake when a carry waits and another is begun, or none waits and is to be continued
 */
export async function requestFor(
  git: Git,
  places: Places,
  curriculum: Curriculum,
  wanted: string | undefined,
  options: Options,
): Promise<Request> {
  if (options.dryRun && (await isWriting(places)))
    throw new UserMistake(
      "A carry was broken off while it wrote. Call cosmic chain carry --continue to complete it, or --abort to undo it.",
    );
  const completed = await finishWriting(places);
  const waiting = await waitingIn(places);
  const more = { ...(options.message !== undefined && { message: options.message }), completed: completed?.chapter };
  if (options.continue) {
    if (options.since !== undefined)
      throw new UserMistake(
        "What a carry compares with is settled when it begins: continue it without --since, or --abort.",
      );
    const begun = waiting ?? (completed && { ...completed, questions: [] });
    if (!begun) throw new UserMistake("No carry waits to be continued. Begin one: cosmic chain carry <chapter>");
    if (wanted === undefined || findChapter(curriculum, wanted).name === begun.chapter) return { ...begun, ...more };
    throw new UserMistake(`What waits is a carry of ${begun.chapter}. Continue it without naming a chapter.`);
  }
  if (waiting && !options.dryRun)
    throw new UserMistake(
      `A carry of ${waiting.chapter} waits for decisions. Continue it with cosmic chain carry --continue, or forget it with --abort.`,
    );
  if (wanted === undefined) throw new UserMistake("Name the chapter that has the fix: cosmic chain carry 01");
  return {
    chapter: findChapter(curriculum, wanted).name,
    since: await commitSince(git, options.since),
    questions: [],
    ...more,
  };
}
