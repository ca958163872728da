import { beforeEach, describe, expect, test } from "vitest";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import type { OrderLine } from "../../src/domain/order-line.ts";
import type { Publish } from "../../src/service-layer/message-bus.ts";
import { retried } from "../../src/service-layer/retried.ts";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { aBatch, aLine } from "../builders.ts";
import { fakeProductStore } from "../fakes.ts";
import { listeningBus } from "../listening-bus.ts";
import { meanwhile, once } from "../meanwhile.ts";
import { keep, productIn } from "../units-of-work.ts";

/** The second of three ways: the product records nothing (or nobody asks it), and the service says what has happened. */
async function allocate(line: OrderLine, startUnitOfWork: StartUnitOfWork, publish: Publish) {
  await using unitOfWork = await startUnitOfWork();
  const reference = (await productIn(unitOfWork, line.sku)).allocate(line);
  await unitOfWork.commit();
  if (reference === null) await publish([{ type: "OutOfStock", ...line }]);
  return reference;
}

const line = aLine({ quantity: 2 });
const fresh = aBatch({ purchasedQuantity: 20 });

let startUnitOfWork: StartUnitOfWork;
beforeEach(async () => {
  startUnitOfWork = unitOfWorkOver(fakeProductStore());
  await keep(startUnitOfWork, aBatch({ purchasedQuantity: 1 }));
});

test("what has happened is heard", async () => {
  const { publish, heard } = listeningBus();

  await allocate(line, startUnitOfWork, publish);

  expect(heard).toEqual([{ type: "OutOfStock", ...line }]);
});

test("nothing is heard of a decision that was not kept: a batch came in between, and the next try was served", async () => {
  const { publish, heard } = listeningBus();
  const late = meanwhile(
    once(() => keep(startUnitOfWork, fresh)),
    startUnitOfWork,
  );

  const reference = await retried(() => allocate(line, late, publish));

  expect(reference).toBe(fresh.reference);
  expect(heard).toEqual([]);
});

describe("what each service can get wrong:", () => {
  test("what counts as out of stock stands in a service: another one that allocates does not know it", async () => {
    const { heard } = listeningBus();
    const allocateAll = async (lines: readonly OrderLine[]) => {
      await using unitOfWork = await startUnitOfWork();
      const product = await productIn(unitOfWork, line.sku);
      const references = lines.map((each) => product.allocate(each));
      await unitOfWork.commit();
      return references;
    };

    const references = await allocateAll([line, aLine({ quantity: 3 })]);

    expect(references).toEqual([null, null]);
    expect(heard).toEqual([]);
  });

  test("what it says is its own idea of what has happened: the product has seen something else", async () => {
    const { publish, heard } = listeningBus();
    const announceTheFirst = async (lines: readonly OrderLine[]) => {
      await using unitOfWork = await startUnitOfWork();
      const product = await productIn(unitOfWork, line.sku);
      const references = lines.map((each) => product.allocate(each));
      await unitOfWork.commit();
      const [first] = lines;
      if (first && references.includes(null)) await publish([{ type: "OutOfStock", ...first }]);
      return references;
    };
    const served = aLine({ quantity: 1 });

    const references = await announceTheFirst([served, line]);

    expect(references).toEqual([expect.any(String), null]);
    expect(heard).toEqual([{ type: "OutOfStock", ...served }]);
  });
});
