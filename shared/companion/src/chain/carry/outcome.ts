/** What becomes of a changed file in a chapter below. */
export type Outcome = Readonly<{
  chapter: string;
  /** The file as the table names it: as it is called where the fix was made. */
  file: string;
  /** As it is called in this chapter. */
  path: string;
  kind: Kind;
  /** What a reader of the table should know of it. */
  note?: string;
}>;

/** The same as above; both sides have changes; a person must decide; meant not to have it. */
export type Kind = "identical" | "merges" | "conflicts" | "diverges";
