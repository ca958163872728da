/** A repository cannot reach the place where it keeps what it holds. The same request may succeed later. */
export class StorageUnavailable extends Error {
  override readonly name = "StorageUnavailable";
  readonly code = "storage-unavailable";
}
