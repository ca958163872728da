/** Texts by their paths in the chapter. */
export type Texts = Readonly<Record<string, string>>;

export type StepData = Readonly<{
  id: string;
  title: string;
  hints: readonly string[];
  tests: readonly string[];
  /** What the reference changes in this step: null for a file that goes. */
  solution: Readonly<Record<string, string | null>>;
}>;

/** All that the playground needs of a chapter: `/data/play/06.json`. */
export type ChapterData = Readonly<{
  number: string;
  title: string;
  /** The chapter as it stands at its end. */
  files: Texts;
  /** What a reader begins the exercise with. */
  beginning: Texts;
  steps: readonly StepData[];
  /** Test files that a page cannot run, and why. */
  cannotRun: Texts;
}>;

export async function fetchChapter(number: string): Promise<ChapterData> {
  const answer = await fetch(`/data/play/${number}.json`);
  if (!answer.ok)
    throw new Error(`Chapter ${number} could not be loaded (${answer.status}). Is the site still being served?`);
  return answer.json();
}

export function isTest(file: string): boolean {
  return /^tests\/.+\.test\.ts$/.test(file);
}
