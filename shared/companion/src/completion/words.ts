const PROGRAM = "cosmic";

export type Words = Readonly<{
  /** The arguments before the one where the cursor stands. */
  before: readonly string[];
  /** What is there of the one where the cursor stands: nothing, after a space. */
  current: string;
}>;

/** @param line what was typed up to the cursor, perhaps behind other commands: `cd shop; cosmic start 0` */
export function wordsIn(line: string): Words {
  const words = line.split(/\s+/);
  const arguments_ = words.slice(words.lastIndexOf(PROGRAM) + 1);
  return { before: arguments_.slice(0, -1), current: arguments_.at(-1) ?? "" };
}
