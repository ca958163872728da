import type { Tree } from "@cosmic/curriculum";
import type { Renames } from "./renames.ts";

/** A chapter's folder whose chapter.json calls files as the chapter above calls them now. */
export function withRenamedPaths(folder: Tree, renames: Renames): Tree {
  const manifest = folder.get("chapter.json");
  if (!manifest || renames.size === 0) return folder;
  const text = [...renames].reduce(
    (before, [from, to]) => before.replaceAll(JSON.stringify(from), JSON.stringify(to)),
    manifest.toString("utf8"),
  );
  return new Map([...folder, ["chapter.json", Buffer.from(text)]]);
}
