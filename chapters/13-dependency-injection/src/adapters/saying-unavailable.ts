import { StorageUnavailable } from "../domain/storage-unavailable.ts";
import type { ReadModel } from "../service-layer/read-model.ts";
import type { AllViews } from "./all-views.ts";
import type { ProductStore } from "./product-store.ts";

/** Whether what the database threw may pass by itself, unlike a mistake of ours. */
type IsCircumstance = (error: unknown) => boolean;

/** The same store; but when the database cannot answer just now, it says so in the port's words: StorageUnavailable. */
export function sayingUnavailable(store: ProductStore, isCircumstance: IsCircumstance): ProductStore {
  const translated = translating(isCircumstance);
  return {
    load: (sku) => translated(() => store.load(sku)),
    skuOf: (reference) => translated(() => store.skuOf(reference)),
    skusOf: (orderId) => translated(() => store.skusOf(orderId)),
    write: (changes) => translated(() => store.write(changes)),
  };
}

/** The same of a read model. */
export function readModelSayingUnavailable(readModel: ReadModel, isCircumstance: IsCircumstance): ReadModel {
  const translated = translating(isCircumstance);
  return {
    record: (event) => translated(() => readModel.record(event)),
    differences: () => translated(() => readModel.differences()),
    rebuild: () => translated(() => readModel.rebuild()),
  };
}

/** The same of what people look at. */
export function viewsSayingUnavailable(views: AllViews, isCircumstance: IsCircumstance): AllViews {
  const translated = translating(isCircumstance);
  return {
    byRepository: (orderId) => translated(() => views.byRepository(orderId)),
    byQueryBuilder: (orderId) => translated(() => views.byQueryBuilder(orderId)),
    bySql: (orderId) => translated(() => views.bySql(orderId)),
    fromReadModel: (orderId) => translated(() => views.fromReadModel(orderId)),
    dashboard: () => translated(() => views.dashboard()),
  };
}

function translating(isCircumstance: IsCircumstance) {
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (cause) {
      if (!isCircumstance(cause)) throw cause;
      throw new StorageUnavailable("The database cannot be reached, please try again later", { cause });
    }
  };
}
