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

/** The first of three ways: the service takes what the product has recorded, and hands it to the bus. */
async function allocate(line: OrderLine, startUnitOfWork: StartUnitOfWork, publish: Publish) {
  await using unitOfWork = await startUnitOfWork();
  const product = await productIn(unitOfWork, line.sku);
  const reference = product.allocate(line);
  const events = product.takeEvents();
  await unitOfWork.commit();
  await publish(events);
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
  test("two lines in another order, and an order is announced as out of stock that was served", async () => {
    const { publish, heard } = listeningBus();
    const late = meanwhile(
      once(() => keep(startUnitOfWork, fresh)),
      startUnitOfWork,
    );
    const publishFirst = async () => {
      await using unitOfWork = await late();
      const product = await productIn(unitOfWork, line.sku);
      const reference = product.allocate(line);
      await publish(product.takeEvents());
      await unitOfWork.commit();
      return reference;
    };

    const reference = await retried(publishFirst);

    expect(reference).toBe(fresh.reference);
    expect(heard).toEqual([{ type: "OutOfStock", ...line }]);
  });

  test("one line left away, and what the product has recorded is lost: nobody hears of it", async () => {
    const { heard } = listeningBus();
    const forgetToTake = async () => {
      await using unitOfWork = await startUnitOfWork();
      const reference = (await productIn(unitOfWork, line.sku)).allocate(line);
      await unitOfWork.commit();
      return reference;
    };

    const reference = await forgetToTake();

    expect(reference).toBeNull();
    expect(heard).toEqual([]);
  });
});
