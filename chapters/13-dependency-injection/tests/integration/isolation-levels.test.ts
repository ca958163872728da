import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import type { Client } from "pg";
import { describe, expect, test } from "vitest";
import { lampsIn, lampsInAll, openWarehouse, setLamps } from "../warehouse.ts";

const beginAgain = { code: "40001" };

describeWith(postgres, "two transactions at the same time in PostgreSQL", () => {
  describe("at READ COMMITTED, which is what you get unless you ask for more:", () => {
    test("what was read changes in the middle of a transaction", async () => {
      await using warehouse = await openWarehouse();
      const { ada, zoe } = warehouse;

      await begin("read committed", ada);
      const before = await lampsIn("old", ada);
      await setLamps("old", 7, zoe);
      const after = await lampsIn("old", ada);

      expect([before, after]).toEqual([10, 7]);
    });

    test("an update is lost: two take one lamp each of ten, and nine are left", async () => {
      await using warehouse = await openWarehouse();
      const { ada, zoe } = warehouse;

      await begin("read committed", ada, zoe);
      const [seenByAda, seenByZoe] = [await lampsIn("old", ada), await lampsIn("old", zoe)];
      await setLamps("old", seenByAda - 1, ada);
      await ada.query("commit");
      await setLamps("old", seenByZoe - 1, zoe);
      await zoe.query("commit");

      expect(await lampsIn("old", ada)).toBe(9);
    });

    test("whoever asks for the version he has read, where he writes, sees that he is late", async () => {
      await using warehouse = await openWarehouse();
      const { ada, zoe } = warehouse;
      await ada.query("create table products as select 1 as version");
      const moveOn = "update products set version = 2 where version = 1";

      await begin("read committed", ada, zoe);
      const first = await ada.query(moveOn);
      await ada.query("commit");
      const second = await zoe.query(moveOn);

      expect([first.rowCount, second.rowCount]).toEqual([1, 0]);
    });
  });

  describe("at REPEATABLE READ:", () => {
    test("what was read stays as it was when the transaction began to read", async () => {
      await using warehouse = await openWarehouse();
      const { ada, zoe } = warehouse;

      await begin("repeatable read", ada);
      const before = await lampsIn("old", ada);
      await setLamps("old", 7, zoe);
      const after = await lampsIn("old", ada);

      expect([before, after]).toEqual([10, 10]);
    });

    test("no update is lost: the first to write wins, and the other has to begin again", async () => {
      await using warehouse = await openWarehouse();
      const { ada, zoe } = warehouse;

      await begin("repeatable read", ada, zoe);
      const [seenByAda, seenByZoe] = [await lampsIn("old", ada), await lampsIn("old", zoe)];
      await setLamps("old", seenByAda - 1, ada);
      await ada.query("commit");
      const late = setLamps("old", seenByZoe - 1, zoe);

      await expect(late).rejects.toMatchObject(beginAgain);
      expect(await lampsIn("old", ada)).toBe(9);
    });

    test("who writes another row is not late: ten lamps must stay in all, two take ten each, and none is left", async () => {
      await using warehouse = await openWarehouse();
      const { ada, zoe } = warehouse;

      await begin("repeatable read", ada, zoe);
      const [seenByAda, seenByZoe] = [await lampsInAll(ada), await lampsInAll(zoe)];
      await takeAllOf("old", seenByAda, ada);
      await ada.query("commit");
      await takeAllOf("new", seenByZoe, zoe);
      await zoe.query("commit");

      expect(await lampsInAll(ada)).toBe(0);
    });
  });

  describe("at SERIALIZABLE:", () => {
    test("who has read what another then changed has to begin again, whatever he writes", async () => {
      await using warehouse = await openWarehouse();
      const { ada, zoe } = warehouse;

      await begin("serializable", ada, zoe);
      const [seenByAda, seenByZoe] = [await lampsInAll(ada), await lampsInAll(zoe)];
      await takeAllOf("old", seenByAda, ada);
      await ada.query("commit");
      const late = takeAllOf("new", seenByZoe, zoe);

      await expect(late).rejects.toMatchObject(beginAgain);
      expect(await lampsInAll(ada)).toBe(10);
    });
  });
});

async function begin(level: string, ...clients: readonly Client[]): Promise<void> {
  for (const client of clients) await client.query(`begin isolation level ${level}`);
}

/** The rule: ten lamps must stay, in whichever batch. There are ten in each. */
async function takeAllOf(batch: string, seenInAll: number, client: Client): Promise<void> {
  if (seenInAll - 10 >= 10) await setLamps(batch, 0, client);
}
