import { lstat } from "node:fs/promises";
import path from "node:path";
import { UserMistake } from "../user-mistake.ts";
import { MEMORY } from "./contents.ts";
import type { Workspace } from "./workspace.ts";

/**
 * What a link leads to is not ours to change.
 * @param links of the workspace
 * @throws UserMistake that names the link in the way of the paths, if there is one
 */
export async function refuseLinks(
  { folder, name }: Workspace,
  paths: readonly string[],
  links: readonly string[],
): Promise<void> {
  for (const each of [path.dirname(folder), folder]) if (await isLink(each)) throw inTheWay(each);
  const touched = [...paths, MEMORY];
  const link = links.find((each) => touched.some((file) => file === each || file.startsWith(`${each}/`)));
  if (link !== undefined) throw inTheWay(`${name}/${link}`);
}

async function isLink(place: string): Promise<boolean> {
  return await lstat(place).then(
    (there) => there.isSymbolicLink(),
    () => false,
  );
}

function inTheWay(link: string): UserMistake {
  return new UserMistake(`${link} is a link, and what it leads to is not touched. Remove the link, then try again.`);
}
