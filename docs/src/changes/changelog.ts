import { createHash } from "node:crypto";
import type { ChangedPackage } from "./change.ts";

/** A line of a package's CHANGELOG.md, and the commit that had brought its changeset, where the line names it. */
export type Released = Readonly<{ id: string; summary: string; commit?: string; of: ChangedPackage }>;

/** The changesets that a CHANGELOG.md tells of. What only says that a dependency was raised is none. */
export function releasedIn(changelog: string): readonly Released[] {
  const name = changelog.match(/^# (.+)$/m)?.[1]?.trim() ?? "";
  return sectionsOf(changelog, "## ").flatMap(({ heading: version, body }) =>
    sectionsOf(body, "### ").flatMap(({ heading, body: entries }) => {
      const type = TYPES[heading];
      return type ? entriesOf(entries).map((text) => released(text, { name, type, version })) : [];
    }),
  );
}

const TYPES: Readonly<Record<string, ChangedPackage["type"]>> = {
  "Major Changes": "major",
  "Minor Changes": "minor",
  "Patch Changes": "patch",
};

function sectionsOf(text: string, marker: string) {
  return `\n${text}`
    .split(`\n${marker}`)
    .slice(1)
    .map((section) => {
      const [heading = "", ...body] = section.split("\n");
      return { heading: heading.trim(), body: body.join("\n") };
    });
}

function entriesOf(list: string): string[] {
  return `\n${list}`
    .split("\n- ")
    .slice(1)
    .map((entry) => entry.replaceAll(/^ {2}/gm, "").trim())
    .filter((entry) => !entry.startsWith("Updated dependencies"));
}

/** The same changeset has the same name in each CHANGELOG.md that tells of it. */
function released(entry: string, of: ChangedPackage): Released {
  const [, commit, summary = entry] = entry.match(/^([0-9a-f]{7,40}): ([\s\S]*)$/) ?? [];
  const id = createHash("sha256").update(summary).digest("hex").slice(0, 12);
  return { id: `released-${id}`, summary, of, ...(commit && { commit }) };
}
