import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { readChangesets } from "@changesets/read";
import { type Change, newestFirst } from "./change.ts";
import { type Released, releasedIn } from "./changelog.ts";
import { type History, historyOf } from "./history.ts";

/** Everything that has changed, newest first: the changesets that wait, and those that the packages' CHANGELOG.md tell of. */
export async function changesOf(root: string): Promise<readonly Change[]> {
  const history = historyOf(root, ".changeset");
  return newestFirst([...(await pendingIn(root, history)), ...releasedOf(root, history)]);
}

async function pendingIn(root: string, history: History): Promise<readonly Change[]> {
  const changesets = await readChangesets(root);
  return changesets.map(({ id, summary, releases }) => ({
    id,
    summary,
    packages: releases.flatMap(({ name, type }) => (type === "none" ? [] : [{ name, type }])),
    ...dated(history.added(`.changeset/${id}.md`)),
  }));
}

function releasedOf(root: string, history: History): readonly Change[] {
  const changelogs = globSync("{chapters/*,shared/*,docs}/CHANGELOG.md", { cwd: root }).sort();
  const lines = changelogs.flatMap((file) => releasedIn(readFileSync(path.join(root, file), "utf8")));
  return [...Map.groupBy(lines, ({ id }) => id).values()].map((same) => changeFrom(same, history));
}

function changeFrom(lines: readonly Released[], history: History): Change {
  const [{ id, summary, commit } = { id: "", summary: "", commit: undefined }] = lines;
  return {
    id,
    summary,
    packages: lines.map(({ of }) => of),
    ...dated(commit === undefined ? undefined : history.committed(commit)),
  };
}

const dated = (date: Date | undefined) => (date ? { date } : {});
