import type { Tree } from "@cosmic/curriculum";
import type { Plan } from "./plan.ts";

/** A file to be written: as it is and as it is to be, undefined where it is not there. Its path leads from the root. */
export type Write = Readonly<{ path: string; before: Buffer | undefined; after: Buffer | undefined }>;

/** What a carry changes below `chapters/`. */
export function writesOf({ folders }: Plan): Write[] {
  return folders.flatMap(({ chapter, now, after }) =>
    pathsThatDiffer(now, after).map((path) => ({
      path: `chapters/${chapter.name}/${path}`,
      before: now.get(path),
      after: after.get(path),
    })),
  );
}

/** The paths whose contents are not the same in two trees, byte by byte. */
export function pathsThatDiffer(one: Tree, other: Tree): string[] {
  const paths = [...new Set([...one.keys(), ...other.keys()])].sort();
  return paths.filter((path) => {
    const [first, second] = [one.get(path), other.get(path)];
    return !first || !second || !first.equals(second);
  });
}
