/** The fingerprint of a file's content: equal content, equal hash. */
export type Hash = string;

/** A file's place below the folder that is synchronised, with forward slashes everywhere: `letters/2026/may.txt`. */
export type RelativePath = string;

/** The files of one folder and all folders below it: for each content, every place where it stands. */
export type Listing = ReadonlyMap<Hash, ReadonlySet<RelativePath>>;
