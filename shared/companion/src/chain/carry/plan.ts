import { type Chapter, type Curriculum, readTree, type Tree } from "@cosmic/curriculum";
import type { Conflict, Decisions } from "./conflict.ts";
import { type Carried, lessonIn, ownIn, versionsIn } from "./lesson.ts";
import { type MergedLesson, mergeLesson } from "./merge-lesson.ts";
import { type Delta, mergeVersions } from "./merge-versions.ts";
import type { Outcome } from "./outcome.ts";
import { outcomesOf } from "./outcomes-of.ts";
import { withRenamedPaths } from "./renamed-paths.ts";
import type { Scratch } from "./scratch.ts";

/** A chapter's folder: at the commit to compare with, on disk, and as it is to be. */
export type Folder = Readonly<{ chapter: Chapter; old: Tree; now: Tree; after: Tree }>;

/** What a carry comes to. While there is a conflict, nothing of it is written. */
export type Plan = Readonly<{
  origin: Chapter;
  /** The chapter of the fix, and all that follow it as far as conflicts let us see. */
  folders: readonly Folder[];
  outcomes: readonly Outcome[];
  conflicts: readonly Conflict[];
  /** Chapters behind a conflict. */
  notReached: readonly Chapter[];
}>;

type Before = (chapter: Chapter) => Tree;

/**
 * Works out, chapter by chapter down every line of descent, what a fix makes of them. Reads, and writes nothing.
 * @param before a chapter's folder at the commit to compare with; empty where it was not there yet
 */
export async function plan(
  scratch: Scratch,
  curriculum: Curriculum,
  origin: Chapter,
  before: Before,
  decisions: Decisions,
): Promise<Plan> {
  const found = { folders: [] as Folder[], outcomes: [] as Outcome[], conflicts: [] as Conflict[] };
  const notReached: Chapter[] = [];

  const [old, now] = [before(origin), await readTree(origin.folder)];
  const lessons = { before: lessonIn(old), after: lessonIn(now) };
  await finish(origin, old, now, lessons, undefined);
  await down({ chapter: origin, ...lessons, names: new Map() });
  return { origin, ...found, notReached };

  async function down(parent: Carried): Promise<void> {
    for (const chapter of followersOf(curriculum, parent.chapter)) {
      const [old, now] = [before(chapter), await readTree(chapter.folder)];
      const ours = lessonIn(now);
      const merged = await mergeLesson(scratch, parent, chapter, ours, decisions);
      const outcomes = outcomesOf(parent, chapter.name, merged);
      found.outcomes.push(...outcomes);
      if (merged.conflicts.length > 0) {
        found.conflicts.push(...merged.conflicts);
        notReached.push(...descendantsOf(curriculum, chapter));
        continue;
      }
      const lessons = { before: old.size > 0 ? lessonIn(old) : ours, after: merged.tree };
      await finish(chapter, old, now, lessons, deltaFor(parent, merged));
      const names = new Map(outcomes.map(({ path, file }) => [path, file]));
      await down({ chapter, ...lessons, names });
    }
  }

  /** The versions in `steps/` and `start/`, and the paths in chapter.json, follow the lesson. */
  async function finish(
    chapter: Chapter,
    old: Tree,
    now: Tree,
    lessons: Pick<Carried, "before" | "after">,
    above: Delta | undefined,
  ): Promise<void> {
    const own = { ...lessons, renames: await scratch.renames(lessons.before, lessons.after) };
    const versions = await mergeVersions(scratch, chapter.name, versionsIn(now), own, above);
    found.outcomes.push(...versions.outcomes);
    const after = new Map([...ownIn(now), ...lessons.after, ...versions.tree]);
    found.folders.push({ chapter, old, now, after: withRenamedPaths(after, above?.renames ?? new Map()) });
  }
}

/** All chapters that follow, each behind the one it follows. */
export function descendantsOf(curriculum: Curriculum, chapter: Chapter): Chapter[] {
  return followersOf(curriculum, chapter).flatMap((each) => [each, ...descendantsOf(curriculum, each)]);
}

function followersOf({ chapters }: Curriculum, { name }: Chapter): Chapter[] {
  return chapters.filter(({ manifest }) => manifest.follows === name);
}

/** A version may bear the name that a file has here, or the one that it has above. */
function deltaFor(parent: Carried, { above }: MergedLesson): Delta {
  return {
    before: new Map([...parent.before, ...above.before]),
    after: new Map([...parent.after, ...above.after]),
    renames: above.renames,
  };
}
