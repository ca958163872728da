import { createHash } from "node:crypto";

/** A file that a person has to settle before anything is written. */
export type Conflict = Readonly<{
  chapter: string;
  path: string;
  reason: string;
  /** Its contents with conflict markers. */
  marked: Buffer;
}>;

/** What a person has decided: contents, or that the file is to be gone; nothing when he was not asked this question. */
export type Decisions = (conflict: Conflict) => { content: Buffer | undefined } | undefined;

/** Tells a question from one about the same path whose sides are others. */
export function fingerprintOf({ chapter, path, marked }: Conflict): string {
  return createHash("sha256").update(`${chapter}\n${path}\n`).update(marked).digest("hex");
}
