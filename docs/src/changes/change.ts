/** What a change means for a package: the version it will be in, or the one it came with. */
export type ChangedPackage = Readonly<{ name: string; type: "major" | "minor" | "patch"; version?: string }>;

/** One changeset, pending or released. */
export type Change = Readonly<{
  id: string;
  /** Markdown. */
  summary: string;
  packages: readonly ChangedPackage[];
  /** The day git knows it since; undefined where git does not tell. */
  date?: Date;
}>;

/** Newest first. What has no date is pending and not committed yet, or older than the history that is at hand. */
export function newestFirst(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted((one, other) => timeOf(other) - timeOf(one) || one.id.localeCompare(other.id));
}

const timeOf = ({ date, packages }: Change): number =>
  date?.getTime() ?? (packages.some(({ version }) => version) ? 0 : Number.MAX_SAFE_INTEGER);

/** The beginning of a summary, up to where its first statement ends, as plain text. */
export function titleOf({ summary }: Pick<Change, "summary">): string {
  const [beginning = ""] = summary.replaceAll(/\s+/g, " ").split(/[:;.](?:\s|$)/);
  return beginning.replaceAll("`", "").trim();
}
