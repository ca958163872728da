import { colors } from "../colors.ts";
import type { Finished, Synced } from "../workspace/index.ts";

/** What the reader should know of what was done to his workspace before the command he gave. */
export function syncIn({ files, tests, passAgain, backup, finished }: Synced): string[] {
  const changed = files.filter(({ kind }) => kind !== "conflict");
  const conflicts = files.filter(({ kind }) => kind === "conflict");
  return [
    ...finishedIn(finished),
    ...(changed.length > 0
      ? [
          `The chapter has changed in the repository; ${changed.length === 1 ? "one file is" : `${changed.length} files are`} up to date now: ${changed.map(({ path }) => path).join(", ")}.`,
        ]
      : []),
    ...conflicts.map(({ path }) =>
      colors.yellow(
        `${path}: you and the chapter changed the same lines. Yours stay; the chapter's lie in .cosmic/start/${path}.`,
      ),
    ),
    ...(passAgain.length > 0
      ? [colors.yellow(`Tests that you had passed are others now. To be passed again: ${passAgain.join(", ")}.`)]
      : []),
    ...(tests.length > 0 && passAgain.length === 0 ? [`New in the tests: ${tests.join(", ")}.`] : []),
    ...(backup ? [colors.dim(`What you had is kept: cosmic backups (${backup.id}).`)] : []),
  ];
}

/** What an earlier command was killed at. */
export function finishedIn(finished: Finished | undefined): string[] {
  if (!finished) return [];
  const { outcome, operation, putAside } = finished;
  if (outcome === "completed") return [`An earlier cosmic ${operation} was cut off; it is completed now.`];
  if (outcome === "dropped")
    return [
      `An earlier cosmic ${operation} was cut off, and its workspace is gone: cosmic backups has what was in it.`,
    ];
  return [colors.yellow(`What an earlier command had prepared is damaged. What is left of it lies in ${putAside}.`)];
}

/** Of helpers that came with a step. */
export function laidIn(laid: readonly string[], kept: readonly string[]): string[] {
  return [
    ...(laid.length > 0 ? [`New with this step: ${laid.join(", ")}.`] : []),
    ...kept.map((file) => colors.yellow(`${file} comes with this step; you have changed it, so yours stays.`)),
  ];
}
