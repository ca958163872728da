import path from "node:path";
import { type Chapter, type Curriculum, type Finding, findChapter, readCurriculum } from "@cosmic/curriculum";
import { UserMistake } from "../../user-mistake.ts";
import { changesetFor } from "./changeset.ts";
import { findingsOf } from "./findings.ts";
import { type Git, gitOf, line } from "./git.ts";
import { treeAt } from "./git-tree.ts";
import { type Places, undoWriting, writeAll } from "./journal.ts";
import { folderIn, lessonIn } from "./lesson.ts";
import { lostImports } from "./lost-imports.ts";
import { type Plan, plan } from "./plan.ts";
import { type Options, type Request, requestFor } from "./request.ts";
import { scratchRepository } from "./scratch.ts";
import { decisionsOn, fileOf, forget, wait, waitingIn } from "./waiting.ts";
import { pathsThatDiffer, writesOf } from "./writes.ts";

/** What has come of a carry. */
export type Carry = Readonly<{
  curriculum: Curriculum;
  plan: Plan;
  /** The commit that was compared with. */
  since: string;
  /** The chapter of an earlier carry that was broken off while it wrote, and is complete now. */
  completed: string | undefined;
  /** Where each conflict is to be settled. */
  files: readonly string[];
  /** What does not hold with the result, as `chain check` would say it; empty while there are conflicts. */
  findings: readonly Finding[];
  /** The files that are written, or would be without `dryRun`, by their paths from the root; none while there are conflicts. */
  writes: readonly string[];
  changeset: Readonly<{ path: string; message: string }> | undefined;
}>;

/**
 * Carries what changed in a chapter since a commit into every chapter that follows it. Writes everything, or, where there
 * is a conflict, nothing: then it waits for decisions, for `continue`.
 * @param wanted any name of the chapter; not needed with `continue`
 * @throws UserMistake when there is nothing to carry, or nothing to compare with
 */
export async function carry(root: string, wanted: string | undefined, options: Options): Promise<Carry> {
  const git = await gitOf(root);
  const places = await placesOf(git, root);
  const request = await requestFor(git, places, await readCurriculum(root), wanted, options);
  const curriculum = await readCurriculum(root);
  const planned = await planFor(git, places, curriculum, request);
  const told = { curriculum, plan: planned, since: request.since, completed: request.completed };

  if (planned.conflicts.length > 0) {
    if (!options.dryRun) await wait(places, request, planned.conflicts);
    const files = planned.conflicts.map((conflict) => fileOf(places, conflict));
    return { ...told, files, findings: [], writes: [], changeset: undefined };
  }
  const message = request.message ?? (await messageFor(git, planned.origin, request.since));
  const changeset = await changesetFor(root, planned, await treeAt(git, request.since, ".changeset"), message);
  const writes = [...writesOf(planned), ...(changeset ? [changeset] : [])];
  const findings = [...(await findingsOf(curriculum, planned)), ...lostImports(planned)];
  if (!options.dryRun) {
    await writeAll(places, request, writes);
    await forget(places);
  }
  return {
    ...told,
    files: [],
    findings,
    writes: writes.map((each) => each.path),
    changeset: changeset && { path: changeset.path, message },
  };
}

/**
 * Forgets a carry that waits, and takes back what was broken off while it was written.
 * @returns the chapter that it was to be carried from
 */
export async function abortCarry(root: string): Promise<string> {
  const places = await placesOf(await gitOf(root), root);
  const undone = await undoWriting(places);
  const waiting = await waitingIn(places).catch(() => ({ chapter: "a chapter" }));
  await forget(places);
  const chapter = undone?.chapter ?? waiting?.chapter;
  if (chapter !== undefined) return chapter;
  throw new UserMistake("No carry waits: there is nothing to forget.");
}

async function planFor(git: Git, places: Places, curriculum: Curriculum, request: Request): Promise<Plan> {
  const origin = findChapter(curriculum, request.chapter);
  const before = await treeAt(git, request.since, "chapters");
  const decisions = await decisionsOn(places, request.questions);
  await using scratch = await scratchRepository();
  const planned = await plan(scratch, curriculum, origin, ({ name }) => folderIn(before, name), decisions);
  expectAFix(planned, request.since);
  if (planned.outcomes.length === 0)
    throw new UserMistake(`No chapter follows ${origin.name}: there is nowhere to carry a fix to.`);
  return planned;
}

function expectAFix({ origin, folders }: Plan, since: string): void {
  const own = folders.find(({ chapter }) => chapter === origin);
  if (!own) return;
  const hint = "Name the last commit before the fix with --since.";
  if (own.old.size === 0) throw new UserMistake(`${origin.name} was not there yet at ${since.slice(0, 9)}. ${hint}`);
  if (pathsThatDiffer(lessonIn(own.old), lessonIn(own.now)).length > 0) return;
  const paths = pathsThatDiffer(own.old, own.now);
  const stays = paths.length > 0 ? ` (${paths.join(" and ")} stays with its chapter)` : "";
  throw new UserMistake(
    `Nothing that could be carried has changed in ${origin.name} since ${since.slice(0, 9)}${stays}. ${hint}`,
  );
}

/** The subject of the newest commit that belongs to the fix. */
async function messageFor(git: Git, { name }: Chapter, since: string): Promise<string> {
  const subject = await line(git, "log", "-1", "--format=%s", `${since}..HEAD`, "--", `chapters/${name}`);
  return subject || `A fix in ${name}, carried to the chapters that follow it.`;
}

/** In a linked work tree, its own part of the repository's folder. */
async function placesOf(git: Git, root: string): Promise<Places> {
  return { root, state: path.resolve(root, await line(git, "rev-parse", "--git-path", "cosmic-carry")) };
}
