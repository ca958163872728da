import { colors } from "../colors.ts";
import type { Finished, Performed, Workspace } from "../workspace/index.ts";
import { finishedIn } from "./show-sync.ts";

/** What an operation did to the workspace, and where what was there is kept. */
export function performedIn(
  { written, removed, backup, finished }: Performed & Readonly<{ finished: Finished | undefined }>,
  { chapter }: Workspace,
): string[] {
  return [
    ...finishedIn(finished),
    ...written.map((file) => `  ${colors.green("+")} ${file}`),
    ...removed.map((file) => `  ${colors.red("-")} ${file}`),
    ...(written.length + removed.length === 0 ? ["It was so already."] : []),
    ...(backup
      ? [
          "What you had is kept, and comes back with",
          `  ${colors.cyan(`cosmic backups restore ${backup.id} --chapter ${chapter.manifest.number}`)}`,
          colors.dim(`  (its files lie in ${backup.folder})`),
        ]
      : []),
  ];
}
