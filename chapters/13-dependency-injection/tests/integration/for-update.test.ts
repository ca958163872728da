import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import type { Client } from "pg";
import { describe, expect, test } from "vitest";
import { untilBlocked } from "../blocked.ts";
import { lampsForUpdate, lampsIn, openWarehouse, setLamps } from "../warehouse.ts";

const notAvailable = { code: "55P03" };
const deadlock = { code: "40P01" };

describeWith(postgres, "SELECT … FOR UPDATE: wait first, then read", () => {
  test("who comes second waits until the first has committed, and reads what he has written", async () => {
    await using warehouse = await openWarehouse();
    const { ada, zoe, onlooker } = warehouse;

    await begin(ada, zoe);
    const seenByAda = await lampsForUpdate("old", ada);
    const zoeReads = lampsForUpdate("old", zoe);
    await untilBlocked(1, onlooker);
    await setLamps("old", seenByAda - 1, ada);
    await ada.query("commit");

    expect(await zoeReads).toBe(9);
  });

  test("who only reads does not wait, and sees what was there before", async () => {
    await using warehouse = await openWarehouse();
    const { ada, onlooker } = warehouse;

    await begin(ada);
    const seenByAda = await lampsForUpdate("old", ada);
    await setLamps("old", seenByAda - 1, ada);

    expect(await lampsIn("old", onlooker)).toBe(10);
  });

  test("NOWAIT: who does not want to wait is told so at once", async () => {
    await using warehouse = await openWarehouse();
    const { ada, zoe } = warehouse;
    await begin(ada);
    await lampsForUpdate("old", ada);

    const attempt = zoe.query("select from lamps where batch = 'old' for update nowait");

    await expect(attempt).rejects.toMatchObject(notAvailable);
  });

  test("SKIP LOCKED: or passes over what is taken; right for a queue, but here the best batch is not asked", async () => {
    await using warehouse = await openWarehouse();
    const { ada, zoe } = warehouse;
    const best = "select batch from lamps order by batch desc limit 1 for update skip locked";

    await begin(ada, zoe);
    const [first, second] = [await ada.query(best), await zoe.query(best)];

    expect([first.rows, second.rows]).toEqual([[{ batch: "old" }], [{ batch: "new" }]]);
  });

  describe("two who lock the same two rows", () => {
    test("in opposite order wait for each other, until PostgreSQL ends one of them", async () => {
      await using warehouse = await openWarehouse();
      const { ada, zoe, onlooker } = warehouse;
      await zoe.query("set deadlock_timeout = '10ms'"); // How long it waits before it looks for one; else a second.

      await begin(ada, zoe);
      await lampsForUpdate("old", ada);
      await lampsForUpdate("new", zoe);
      const adaGetsBoth = lampsForUpdate("new", ada);
      await untilBlocked(1, onlooker);
      const zoeGetsBoth = lampsForUpdate("old", zoe);

      await expect(zoeGetsBoth).rejects.toMatchObject(deadlock);
      expect(await adaGetsBoth).toBe(10);
    });

    test("in the same order get them one after the other", async () => {
      await using warehouse = await openWarehouse();
      const { ada, zoe, onlooker } = warehouse;

      await begin(ada, zoe);
      await lampsForUpdate("new", ada);
      const zoeGetsBoth = lampsForUpdate("new", zoe).then(() => lampsForUpdate("old", zoe));
      await untilBlocked(1, onlooker);
      await lampsForUpdate("old", ada);
      await ada.query("commit");

      expect(await zoeGetsBoth).toBe(10);
    });
  });

  test("eight clients, 400 orders for a stock of 250: each is answered at its first try, and 250 are sold", async () => {
    await using warehouse = await openWarehouse();
    await setLamps("old", 250, warehouse.ada);
    const clients = await Promise.all(Array.from({ length: 8 }, warehouse.connect));
    const orders = Array.from({ length: 400 }, (_, at) => at).values();
    const answers: boolean[] = [];

    const sellAll = async (client: Client) => {
      for (const _ of orders) answers.push(await sellOne(client));
    };
    await Promise.all(clients.map(sellAll));

    expect(answers.filter((isSold) => isSold)).toHaveLength(250);
    expect(answers).toHaveLength(400);
    expect(await lampsIn("old", warehouse.ada)).toBe(0);
  });
});

async function begin(...clients: readonly Client[]): Promise<void> {
  for (const client of clients) await client.query("begin");
}

/** Whether there was one left. Nothing can go wrong between reading and writing: nobody else gets at the row. */
async function sellOne(client: Client): Promise<boolean> {
  await client.query("begin");
  const left = await lampsForUpdate("old", client);
  if (left > 0) await setLamps("old", left - 1, client);
  await client.query("commit");
  return left > 0;
}
