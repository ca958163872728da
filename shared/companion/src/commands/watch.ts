import { startSession } from "@cosmic/runner";
import { EXIT } from "../exit-code.ts";
import { lazyLaboratory } from "../reader/lazy-laboratory.ts";
import { openWorkspace } from "../reader/open-workspace.ts";
import { changedFiles } from "../reader/watch/changed-files.ts";
import { keysFrom } from "../reader/watch/keys.ts";
import { roundsOf } from "../reader/watch/rounds.ts";
import { screenOn } from "../reader/watch/screen.ts";
import { viewOn } from "../reader/watch/view.ts";
import { UserMistake } from "../user-mistake.ts";
import { nextWorkspace } from "../workspace/index.ts";

/** `cosmic watch [chapter]`: tells with each save how far the reader is, until he leaves. */
export async function watch(root: string, wanted: string | undefined): Promise<number> {
  using screen = screenOn(process.stdout);
  let chapter = wanted;
  for (;;) {
    const { workspace, news } = await openWorkspace(root, chapter);
    if (workspace.chapter.manifest.kind === "reading")
      throw new UserMistake(
        `Chapter ${workspace.chapter.manifest.number} asks questions: cosmic check ${workspace.chapter.manifest.number}`,
      );
    await using laboratory = lazyLaboratory(workspace.chapter);
    await using session = startSession({ folder: workspace.folder });
    const view = viewOn(screen, workspace, laboratory.get, news);
    const rounds = roundsOf({ workspace, session, laboratory: laboratory.get, tell: view.tell });
    const begin = (changed: readonly string[]) => void rounds.begin(changed).catch(view.fail);
    await using _watcher = await changedFiles(workspace.folder, (files) => {
      view.busy();
      begin(files);
    });
    const leaving = new Promise<"quit" | "next">((resolve) => {
      view.onLeave(resolve);
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
        process.removeAllListeners(signal).once(signal, () => resolve("quit"));
    });
    using _keys = keysFrom(process.stdin, (key) => {
      if (key === "r") rounds.forget();
      view.press(key);
      if (key === "r") begin([]);
    });
    screen.onResize(view.draw);
    begin([]);
    if ((await leaving) === "quit") return EXIT.fine;
    const next = await nextWorkspace(workspace);
    if (next.kind === "end") return EXIT.fine;
    chapter = next.workspace.chapter.name;
  }
}
