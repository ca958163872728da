import { StorageUnavailable } from "../domain/storage-unavailable.ts";
import type { ProductStore } from "./product-store.ts";

/**
 * The same store; but when the database cannot answer just now, it says so in the port's words: StorageUnavailable.
 * @param isCircumstance whether what the database threw may pass by itself, unlike a mistake of ours
 */
export function sayingUnavailable(store: ProductStore, isCircumstance: (error: unknown) => boolean): ProductStore {
  const translated = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (cause) {
      if (!isCircumstance(cause)) throw cause;
      throw new StorageUnavailable("The database cannot be reached, please try again later", { cause });
    }
  };
  return {
    load: (sku) => translated(() => store.load(sku)),
    skuOf: (reference) => translated(() => store.skuOf(reference)),
    write: (changes) => translated(() => store.write(changes)),
  };
}
