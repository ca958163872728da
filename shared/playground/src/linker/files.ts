/** A chapter's files: their texts by their paths in the chapter, with forward slashes. */
export type Files = Readonly<Record<string, string>>;
