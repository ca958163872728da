import type { Hash, Listing, RelativePath } from "../src/domain/listing.ts";

/** What lies in a folder: relative path to content. */
export type Files = Readonly<Record<RelativePath, string>>;

/** The listing of `files`. Every content serves as its own hash, which keeps the tests readable. */
export function listingOf(files: Files): Listing {
  const listing = new Map<Hash, Set<RelativePath>>();
  for (const [path, content] of Object.entries(files)) {
    listing.set(content, (listing.get(content) ?? new Set()).add(path));
  }
  return listing;
}
