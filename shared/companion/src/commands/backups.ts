import { readCurriculum } from "@cosmic/curriculum";
import { colors } from "../colors.ts";
import { EXIT } from "../exit-code.ts";
import { remember, wantedWorkspace } from "../reader/current-chapter.ts";
import { pageOf } from "../reader/page.ts";
import { performedIn } from "../reader/show-performed.ts";
import { listBackups, restoreBackup, workspaceOf } from "../workspace/index.ts";

type Options = Readonly<{ chapter?: string; json?: boolean }>;

/** `cosmic backups [chapter]`: what is kept of the reader's code; of all chapters, unless one is named. */
export async function backups(root: string, wanted: string | undefined, { json }: Options): Promise<number> {
  const curriculum = await readCurriculum(root);
  const chapters = wanted === undefined ? curriculum.chapters : [(await wantedWorkspace(curriculum, wanted)).chapter];
  const all = await Promise.all(chapters.map((chapter) => listBackups(workspaceOf(curriculum, chapter))));
  if (json) console.log(JSON.stringify({ backups: all.flat() }, null, 2));
  else if (all.flat().length === 0)
    console.log("There are no backups yet. Whatever a command runs or replaces is kept here.");
  else
    for (const [at, { manifest, name }] of chapters.entries()) {
      const ofChapter = all[at] ?? [];
      if (ofChapter.length === 0) continue;
      console.log(colors.bold(name));
      for (const { id, files } of ofChapter)
        console.log(`  ${id}  ${colors.dim(`${Object.keys(files).length} files`)}`);
      console.log(colors.dim(`  cosmic backups restore <one of these> --chapter ${manifest.number}`));
    }
  return EXIT.fine;
}

/** `cosmic backups restore <id>`: the workspace becomes what it was; what is there now is kept as well. */
export async function restore(root: string, id: string, { chapter, json }: Options): Promise<number> {
  const curriculum = await readCurriculum(root);
  const workspace = await wantedWorkspace(curriculum, chapter ?? (await chapterOf(id, root)));
  const restored = await restoreBackup(workspace, id);
  await remember(workspace);
  if (json) console.log(JSON.stringify(restored, null, 2));
  else {
    const lines = [
      `${workspace.name} is what it was on ${restored.restored.at.slice(0, 16).replace("T", " ")} UTC.`,
      ...performedIn(restored, workspace),
    ];
    for (const line of lines.flatMap((each) => pageOf(process.stdout.columns).lines(each))) console.log(line);
  }
  return EXIT.fine;
}

/** Whoever names no chapter means the one that has such a backup. */
async function chapterOf(id: string, root: string): Promise<string | undefined> {
  const curriculum = await readCurriculum(root);
  for (const chapter of curriculum.chapters)
    if ((await listBackups(workspaceOf(curriculum, chapter))).some((each) => each.id === id)) return chapter.name;
  return undefined;
}
