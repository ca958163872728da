import { beforeEach, describe } from "vitest";
import type { BatchStore } from "../../src/adapters/batch-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { commitsOrForgets } from "./commits-or-forgets.ts";
import { givesBackWhatItWasGiven } from "./gives-back-what-it-was-given.ts";
import { hasOneObjectPerBatch } from "./has-one-object-per-batch.ts";
import { leavesOthersAlone } from "./leaves-others-alone.ts";

/** What a unit of work keeps to over every store. `open` may give a store that is in use already. */
export function unitOfWorkContract(name: string, open: () => BatchStore | Promise<BatchStore>): void {
  describe(`a unit of work over ${name}`, () => {
    let store: BatchStore;
    beforeEach(async () => {
      store = await open();
    });

    const startUnitOfWork = () => unitOfWorkOver(store)();
    const startInVain = () => unitOfWorkOver({ ...store, write: () => Promise.reject(new Error("disk full")) })();

    describe("commits or forgets:", () => commitsOrForgets(startUnitOfWork, startInVain));
    describe("gives back what it was given:", () => givesBackWhatItWasGiven(startUnitOfWork));
    describe("has one object per batch:", () => hasOneObjectPerBatch(startUnitOfWork));
    describe("leaves others alone:", () => leavesOthersAlone(startUnitOfWork));
  });
}
