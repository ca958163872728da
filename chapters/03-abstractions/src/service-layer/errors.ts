/** There is no folder to synchronise from. */
export class SourceNotFound extends Error {
  override readonly name = "SourceNotFound";
  readonly code = "source-not-found";

  constructor(source: string) {
    super(`there is no folder ${source} to synchronise from`);
  }
}

/** Synchronising a folder with a part of itself would grow it for ever, or delete the source. */
export class FoldersOverlap extends Error {
  override readonly name = "FoldersOverlap";
  readonly code = "folders-overlap";

  constructor(source: string, target: string) {
    super(`source ${source} and target ${target} must lie apart, neither inside the other`);
  }
}

/** Something that the plan did not know of (a symbolic link, a file made meanwhile) stands where a file should go. */
export class PathTaken extends Error {
  override readonly name = "PathTaken";
  readonly code = "path-taken";

  constructor(path: string) {
    super(`${path} is in the way and was left alone`);
  }
}
