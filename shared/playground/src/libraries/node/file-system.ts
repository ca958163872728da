import type { Files } from "../../linker/files.ts";

/** The part of node:fs that only reads, over a chapter's own files, with the chapter as the root. There is no disk to write to. */
export function chapterFiles(files: Files) {
  const inside = (path: string) => path.replace(/^\/+/, "").replace(/\/$/, "");
  const below = (folder: string) => Object.keys(files).filter((file) => file.startsWith(`${inside(folder)}/`));
  const fs = {
    existsSync: (path: string) => inside(path) === "" || inside(path) in files || below(path).length > 0,
    readFileSync(path: string): string {
      const text = files[inside(path)];
      if (text === undefined) throw missing("open", path);
      return text;
    },
    readdirSync(path: string, options?: { recursive?: boolean }): string[] {
      const depth = inside(path).length + 1;
      const paths = below(path).map((file) => file.slice(depth));
      if (paths.length === 0) throw missing("scandir", path);
      const names = options?.recursive ? paths.flatMap(withFolders) : paths.map((each) => each.split("/")[0] ?? "");
      return [...new Set(names)].sort();
    },
    /** Folders of files that live in memory need not be made. */
    mkdirSync: () => undefined,
  };
  return { ...fs, default: fs };
}

/** `a/b.ts` lies in `a`. */
function withFolders(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, at) => parts.slice(0, at + 1).join("/"));
}

function missing(call: string, path: string): Error {
  return Object.assign(new Error(`ENOENT: no such file or directory, ${call} '${path}'`), { code: "ENOENT" });
}
