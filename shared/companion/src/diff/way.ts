import { beginningOf, type Chapter, type Curriculum, followedBy, lessonOf, type Tree } from "@cosmic/curriculum";
import { lyingIn } from "../reader/lying-in.ts";
import { UserMistake } from "../user-mistake.ts";
import type { Workspace } from "../workspace/index.ts";

/** From one tree to another. */
export type Way = Readonly<{
  from: string;
  to: string;
  before: Tree;
  after: Tree;
  /** Leads from the path of a renamed file to the one it had before. */
  origins: ReadonlyMap<string, string>;
  /** Why a path differs, as the chapter declares it. */
  reasons: ReadonlyMap<string, string>;
}>;

export async function between(from: Chapter, to: Chapter): Promise<Way> {
  const declared = to.manifest.follows === from.name ? declaredIn(to) : { origins: new Map(), reasons: new Map() };
  return { from: from.name, to: to.name, before: await lessonOf(from), after: await lessonOf(to), ...declared };
}

/** @throws UserMistake for a chapter that grew from nothing */
export async function growthOf(chapter: Chapter, curriculum: Curriculum): Promise<Way> {
  const { name, manifest } = chapter;
  if (manifest.kind === "reading")
    throw new UserMistake(`${name} is where the story begins. Name two: cosmic diff ${manifest.number} <other>.`);
  const followed = followedBy(curriculum, chapter);
  const before = await beginningOf(chapter, followed);
  const from = followed?.name ?? "start/";
  return { from, to: name, before, after: await lessonOf(chapter), ...declaredIn(chapter) };
}

/** From what the reader has to what the reference has. */
export async function fromMine(workspace: Workspace): Promise<Way> {
  const { tree } = await lyingIn(workspace);
  const { chapter, name } = workspace;
  const { reasons } = declaredIn(chapter);
  return { from: name, to: chapter.name, before: tree, after: await lessonOf(chapter), origins: new Map(), reasons };
}

function declaredIn(chapter: Chapter): Pick<Way, "origins" | "reasons"> {
  const reasons = new Map(chapter.manifest.changes.map(({ path, why }) => [path, why]));
  return { origins: originsIn(chapter), reasons };
}

/** The paths that a chapter's renamed files had before. */
export function originsIn({ manifest: { changes } }: Chapter): Map<string, string> {
  return new Map(changes.flatMap((each) => (each.kind === "renamed" ? [[each.path, each.renamedFrom] as const] : [])));
}
