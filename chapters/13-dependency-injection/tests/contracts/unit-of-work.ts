import { beforeEach, describe } from "vitest";
import type { ProductStore } from "../../src/adapters/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { commitsOrForgets } from "./commits-or-forgets.ts";
import { givesBackWhatItWasGiven } from "./gives-back-what-it-was-given.ts";
import { hasOneObjectPerProduct } from "./has-one-object-per-product.ts";
import { leavesOthersAlone } from "./leaves-others-alone.ts";
import { refusesWhoIsLate } from "./refuses-who-is-late.ts";

/** What a unit of work keeps to over every store. `open` gives an empty one. */
export function unitOfWorkContract(name: string, open: () => ProductStore | Promise<ProductStore>): void {
  describe(`a unit of work over ${name}`, () => {
    let store: ProductStore;
    beforeEach(async () => {
      store = await open();
    });

    const startUnitOfWork = () => unitOfWorkOver(store)();
    const startInVain = () => unitOfWorkOver({ ...store, write: () => Promise.reject(new Error("disk full")) })();

    describe("commits or forgets:", () => commitsOrForgets(startUnitOfWork, startInVain));
    describe("gives back what it was given:", () => givesBackWhatItWasGiven(startUnitOfWork));
    describe("has one object per product:", () => hasOneObjectPerProduct(startUnitOfWork));
    describe("leaves others alone:", () => leavesOthersAlone(startUnitOfWork));
    describe("refuses who is late:", () => refusesWhoIsLate(startUnitOfWork));
  });
}
