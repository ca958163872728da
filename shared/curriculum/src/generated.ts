/** What tools and applications leave in a chapter's folder; git ignores it, and so does the chain. */
export const GENERATED: readonly string[] = ["node_modules", ".turbo", ".reports", ".stryker-tmp", "data"];
