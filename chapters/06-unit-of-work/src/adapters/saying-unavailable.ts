import { StorageUnavailable } from "../domain/storage-unavailable.ts";
import type { BatchStore } from "./batch-store.ts";

/**
 * The same store; but when the database cannot answer just now, it says so in the port's words: StorageUnavailable.
 * @param isCircumstance whether what the database threw may pass by itself, unlike a mistake of ours
 */
export function sayingUnavailable(store: BatchStore, isCircumstance: (error: unknown) => boolean): BatchStore {
  const translated = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (cause) {
      if (!isCircumstance(cause)) throw cause;
      throw new StorageUnavailable("The database cannot be reached, please try again later", { cause });
    }
  };
  return {
    load: (reference) => translated(() => store.load(reference)),
    loadBySku: (sku) => translated(() => store.loadBySku(sku)),
    write: (changes) => translated(() => store.write(changes)),
  };
}
