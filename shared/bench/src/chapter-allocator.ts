import type { Address, Allocator, Line } from "./allocator.ts";
import { type Chapter, loadModule } from "./chapter.ts";

type StartUnitOfWork = () => Promise<AsyncDisposable>;

/** What is used of a chapter's `src/adapters/storage.ts`. */
type StorageModule = {
  readonly openStorage: (
    address: Address,
  ) => Promise<{ readonly startUnitOfWork: StartUnitOfWork; readonly close: () => Promise<void> }>;
};

/** What is used of a chapter's `src/service-layer/services.ts`. */
type ServicesModule = {
  readonly addBatch: (batch: NewBatch, startUnitOfWork: StartUnitOfWork) => Promise<void>;
  readonly allocate: (line: Line, startUnitOfWork: StartUnitOfWork) => Promise<string>;
};

type NewBatch = Readonly<{ reference: string; sku: string; quantity: number; eta: string | null }>;

type ChapterAllocator = Allocator & { readonly addBatch: (batch: NewBatch) => Promise<void> };

/**
 * The chapter's own service over its own unit of work. Opening it makes the tables where they are missing.
 * @throws UserMistake when the chapter has no services or no storage as they are from 07 on.
 */
export async function openChapter(chapter: Chapter, address: Address): Promise<ChapterAllocator> {
  const services = await loadModule<ServicesModule>(chapter, "src/service-layer/services.ts", ["addBatch", "allocate"]);
  const { openStorage } = await loadModule<StorageModule>(chapter, "src/adapters/storage.ts", ["openStorage"]);
  const { startUnitOfWork, close } = await openStorage(address);
  return {
    addBatch: (batch) => services.addBatch(batch, startUnitOfWork),
    allocate: (line) => services.allocate(line, startUnitOfWork),
    [Symbol.asyncDispose]: close,
  };
}
