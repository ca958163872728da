import type { Listing, RelativePath } from "../domain/listing.ts";

/**
 * What synchronising needs of a file system. A folder is given by its path as the caller writes it; files in it by
 * their relative path. Folders inside it come and go with the files they hold: empty ones count for nothing.
 */
export interface FileSystem {
  /**
   * Every regular file in `folder` and below; undefined when there is no such folder. Symbolic links and special files
   * are passed over: neither listed nor followed.
   */
  list(folder: string): Promise<Listing | undefined>;

  /** Whether both are the same folder, or one lies inside the other. Neither needs to exist yet. */
  overlap(one: string, other: string): Promise<boolean>;

  /**
   * Makes `folder`, and whatever is missing above it. Does nothing when it is there.
   * @throws PathTaken when something else stands there.
   */
  makeFolder(folder: string): Promise<void>;

  /**
   * Copies the file at `path` from one folder to the same place in the other.
   * @throws PathTaken when anything stands there already; nothing is overwritten.
   * @throws Error when there is no such file.
   */
  copy(path: RelativePath, source: string, target: string): Promise<void>;

  /**
   * Renames a file inside `folder`.
   * @throws PathTaken when anything stands at `to` already; nothing is overwritten.
   * @throws Error when there is no such file.
   */
  move(from: RelativePath, to: RelativePath, folder: string): Promise<void>;

  /**
   * Removes the file at `path` from `folder`.
   * @throws Error when there is no such file.
   */
  delete(path: RelativePath, folder: string): Promise<void>;
}
