import { describe, expect, test } from "vitest";
import type { Channels } from "../../src/adapters/channels.ts";
import { inProcessChannels } from "../../src/adapters/in-process-channels.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { lamp } from "../builders.ts";
import { busOver, busOverFakes } from "../bus.ts";
import { fakeProductStore } from "../fakes.ts";
import { changedQuantity, newBatch, requestedLine, returnedLine } from "../primitives.ts";
import { foundProduct } from "../units-of-work.ts";

const allocated = { orderId: "order-1", sku: "LAMP", quantity: 2, reference: "batch-1" };

describe("the world outside is told", () => {
  test("where a line comes from", async () => {
    const { bus, handle, announced } = busOverFakes();
    await handle(newBatch());

    await handle(requestedLine());
    await bus.settled();

    expect(announced).toMatchObject([allocated]);
  });

  test("once, however often the same line is asked for", async () => {
    const { bus, handle, announced } = busOverFakes();
    await handle(newBatch());

    for (let times = 0; times < 3; times += 1) await handle(requestedLine());
    await bus.settled();

    expect(announced).toMatchObject([allocated]);
  });

  test("of the new place of a line that has lost its own", async () => {
    const { bus, handle, announced } = busOverFakes();
    for (const reference of ["batch-1", "batch-2"]) await handle(newBatch({ reference, quantity: 2 }));
    await handle(requestedLine());

    await handle(changedQuantity({ quantity: 1 }));
    await bus.settled();

    expect(announced).toMatchObject([allocated, { ...allocated, reference: "batch-2" }]);
  });

  test("of each line of a shipment that will never come", async () => {
    const { bus, handle, announced } = busOverFakes();
    await handle(newBatch());
    for (const orderId of ["order-1", "order-2"]) await handle(requestedLine({ orderId }));
    await handle(newBatch({ reference: "batch-2" }));

    for (let times = 0; times < 2; times += 1) await handle({ type: "CancelShipment", reference: "batch-1" });
    await bus.settled();

    expect(announced.slice(2).map(({ orderId, reference }) => [orderId, reference])).toEqual([
      ["order-2", "batch-2"],
      ["order-1", "batch-2"],
    ]);
  });

  test("again of a line that was given back and asked for anew", async () => {
    const { bus, handle, announced } = busOverFakes();
    await handle(newBatch());

    for (const command of [requestedLine(), returnedLine(), requestedLine()]) await handle(command);
    await bus.settled();

    expect(announced).toMatchObject([allocated, allocated]);
  });

  test("when it is kept: whoever hears of it and looks finds it", async () => {
    const startUnitOfWork = unitOfWorkOver(fakeProductStore());
    let seen: unknown;
    const publish = async () => {
      seen = await foundProduct(startUnitOfWork, lamp);
    };
    const { bus, handle } = busTelling(publish, startUnitOfWork);
    await handle(newBatch());

    await handle(requestedLine());
    await bus.settled();

    expect(seen).toMatchObject({ batches: [{ lines: [{ orderId: "order-1" }] }] });
  });
});

test("nothing is told of what is out of stock, given back, or new in stock", async () => {
  const { bus, handle, announced, mails } = busOverFakes();

  await handle(newBatch({ quantity: 2 }));
  await handle(requestedLine({ quantity: 3 }));
  await bus.settled();

  expect({ announced, mails: mails.length }).toEqual({ announced: [], mails: 1 });
});

describe("when nobody can be told,", () => {
  test("the line is allocated all the same; it is tried again until it succeeds, and told once", async () => {
    let failures = 3;
    const told: unknown[] = [];
    const publish = async (_: string, text: string) => {
      failures -= 1;
      if (failures >= 0) throw new Error("no Redis");
      told.push(JSON.parse(text));
    };
    const { bus, handle, failures: givenUp } = busTelling(publish);
    await handle(newBatch());

    const answer = await handle(requestedLine());
    await bus.settled();

    expect(answer).toBe("batch-1");
    expect({ told, givenUp }).toMatchObject({ told: [{ orderid: "order-1", batchref: "batch-1" }], givenUp: [] });
  });

  test("it is given up in the end, with the message that nobody heard", async () => {
    const failure = new Error("no Redis");
    const publish = () => Promise.reject(failure);
    const { bus, handle, failures } = busTelling(publish);
    await handle(newBatch());

    const answer = await handle(requestedLine());
    await bus.settled();

    expect(answer).toBe("batch-1");
    expect(failures).toMatchObject([{ event: allocated, failure }]);
  });

  test("the answer does not wait for somebody who never says that he has heard", async () => {
    const publish = () => new Promise<never>(() => {});
    const { handle } = busTelling(publish);
    await handle(newBatch());

    const answer = await handle(requestedLine());

    expect(answer).toBe("batch-1");
  });
});

/** A bus whose world outside is told in this way. */
function busTelling(publish: Channels["publish"], startUnitOfWork = unitOfWorkOver(fakeProductStore())) {
  return busOver(startUnitOfWork, { channels: { ...inProcessChannels(), publish } });
}
