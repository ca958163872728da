import { Sku } from "@cosmic/kernel";
import { expect, test } from "vitest";
import type { ProductChange } from "../../src/adapters/product-rows.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { aBatch, aLine, aProduct, lamp } from "../builders.ts";
import { unitOfWorkContract } from "../contracts/unit-of-work.ts";
import { fakeProductStore } from "../fakes.ts";
import { keep, productIn } from "../units-of-work.ts";

const sofa = Sku.parse("SOFA");
const desk = Sku.parse("DESK");
const nothing = { newBatches: [], changedBatches: [], deleted: [], inserted: [] };

unitOfWorkContract("a fake store", fakeProductStore);

test("a commit hands the store all that was changed or looked at, in one piece, in the order of the SKUs", async () => {
  const { startUnitOfWork, written } = recordingUnitsOfWork();
  const [lamps, sofas, line] = [aBatch({ sku: lamp }), aBatch({ sku: sofa }), aLine({ sku: sofa })];
  await keep(startUnitOfWork, lamps, sofas);

  await using unitOfWork = await startUnitOfWork();
  await productIn(unitOfWork, lamp);
  (await productIn(unitOfWork, sofa)).allocate(line);
  unitOfWork.products.add(aProduct({ sku: desk }));
  await unitOfWork.commit();

  const inserted = [{ ...line, batchReference: sofas.reference }];
  expect(written.slice(1)).toEqual([
    [
      { ...nothing, sku: desk, version: 0, loadedVersion: null },
      { ...nothing, sku: lamp, version: 1, loadedVersion: 1 },
      { ...nothing, sku: sofa, version: 2, loadedVersion: 1, inserted },
    ],
  ]);
});

test("a commit that has seen nothing does not bother the store", async () => {
  const { startUnitOfWork, written } = recordingUnitsOfWork();

  await using unitOfWork = await startUnitOfWork();
  await unitOfWork.products.get(lamp);
  await unitOfWork.commit();

  expect(written).toEqual([]);
});

function recordingUnitsOfWork() {
  const store = fakeProductStore();
  const written: (readonly ProductChange[])[] = [];
  const write = (changes: readonly ProductChange[]) => {
    written.push(changes);
    return store.write(changes);
  };
  return { startUnitOfWork: unitOfWorkOver({ ...store, write }), written };
}
