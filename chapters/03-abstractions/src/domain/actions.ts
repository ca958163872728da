import type { RelativePath } from "./listing.ts";

/** Copies the file at `path` from the source to the same path in the target. */
export type Copy = { readonly type: "Copy"; readonly path: RelativePath };

/** Renames a file inside the target. */
export type Move = { readonly type: "Move"; readonly from: RelativePath; readonly to: RelativePath };

/** Removes a file from the target. */
export type Delete = { readonly type: "Delete"; readonly path: RelativePath };

/** One thing to be done to the target. The source is only ever read. */
export type Action = Copy | Move | Delete;
