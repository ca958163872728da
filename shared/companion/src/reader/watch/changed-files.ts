import path from "node:path";
import { watch } from "chokidar";

/** Milliseconds: an editor that saves all writes file after file, and one that saves safely renames. */
const TOGETHER = 15;

/** What tools write, not the reader. */
const NOBODYS = /^(node_modules|[.]cosmic|[.]reports|data)($|[\\/])|[.](part|tsbuildinfo|swp)$|~$/;

/** Tells of files that were written, made or deleted below a folder, as paths below it, with forward slashes. */
export async function changedFiles(folder: string, tell: (files: readonly string[]) => void): Promise<AsyncDisposable> {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const below = (file: string) => path.relative(folder, file).split(path.sep).join("/");
  const watcher = watch(folder, {
    ignored: (file) => NOBODYS.test(below(file)),
    ignoreInitial: true,
    followSymlinks: false,
  });
  watcher.on("all", (event, file) => {
    if (event === "addDir" || event === "unlinkDir") return;
    changed.add(below(file));
    clearTimeout(timer);
    timer = setTimeout(() => {
      tell([...changed]);
      changed.clear();
    }, TOGETHER);
  });
  watcher.on("error", () => {}); // A folder that vanishes while it is looked at: its files are told of.
  await new Promise<void>((resolve) => watcher.once("ready", resolve));
  return {
    [Symbol.asyncDispose]: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
