import { Sku } from "@cosmic/kernel";
import { expect, test } from "vitest";
import type { StartUnitOfWork } from "../../src/service-layer/unit-of-work.ts";
import { busOver } from "../bus.ts";
import { requestedLine } from "../primitives.ts";
import { foundProduct } from "../units-of-work.ts";

/** What chapter 06 may have left behind; the lines lie in another order than that of their names. */
const STORED = `
  insert into batches values ('b1', 'LAMP', 20, null), ('b2', 'LAMP', 5, '2030-01-02'), ('b3', 'SOFA', 1, null);
  insert into order_lines (order_id, sku, quantity, batch_reference)
  values ('zoe', 'LAMP', 2, 'b1'), ('ada', 'LAMP', 3, 'b1'), ('max', 'SOFA', 1, 'b3'), ('max', 'LAMP', 5, 'b2')`;

export type DatabaseOf06 = AsyncDisposable & {
  readonly run: (statements: string) => Promise<unknown[]>;
  /** Opens it as this chapter does. */
  readonly upgrade: () => Promise<StartUnitOfWork>;
};

/** The migration that brings in products, on a database that is in use. @param open makes an empty one as it was before. */
export function productsMigration(open: () => Promise<DatabaseOf06>): void {
  test("loses nothing of what is stored", async () => {
    await using database = await storedBy06(open);
    const batches = await database.run("select * from batches order by reference");
    const lines = await database.run("select * from order_lines order by position");

    await database.upgrade();

    expect(await database.run("select * from batches order by reference")).toEqual(batches);
    expect(await database.run("select * from order_lines order by position")).toEqual(lines);
    expect([batches.length, lines.length]).toEqual([3, 4]);
  });

  test("makes one product of all batches of a SKU, at version 1", async () => {
    await using database = await storedBy06(open);

    const startUnitOfWork = await database.upgrade();

    const [b1, b2] = [
      { reference: "b1", availableQuantity: 15 },
      { reference: "b2", availableQuantity: 0 },
    ];
    expect(await foundProduct(startUnitOfWork, Sku.parse("LAMP"))).toMatchObject({ version: 1, batches: [b1, b2] });
    expect(await foundProduct(startUnitOfWork, Sku.parse("SOFA"))).toMatchObject({
      version: 1,
      batches: [{ reference: "b3" }],
    });
  });

  test("leaves a database that one can go on working with", async () => {
    await using database = await storedBy06(open);
    const startUnitOfWork = await database.upgrade();

    const reference = await busOver(startUnitOfWork).handle(
      requestedLine({ orderId: "eve", sku: "LAMP", quantity: 15 }),
    );

    expect(reference).toBe("b1");
    const orders = ["zoe", "ada", "eve"].map((orderId) => ({ orderId }));
    expect(await foundProduct(startUnitOfWork, Sku.parse("LAMP"))).toMatchObject({
      version: 2,
      batches: [{ lines: orders }, {}],
    });
  });

  test.each([
    ["a batch of a product that is not there", "insert into batches values ('b4', 'DESK', 1, null)"],
    [
      "a line of a batch that is not there",
      "insert into order_lines (order_id, sku, quantity, batch_reference) values ('eve', 'LAMP', 1, 'b4')",
    ],
    ["a batch to go that holds lines", "delete from batches where reference = 'b1'"],
    ["a product to go that has batches", "delete from products where sku = 'SOFA'"],
  ])("does not allow %s", async (_, statement) => {
    await using database = await storedBy06(open);
    await database.upgrade();

    await expect(database.run(statement)).rejects.toThrow(/foreign key/i);
  });
}

async function storedBy06(open: () => Promise<DatabaseOf06>): Promise<DatabaseOf06> {
  const database = await open();
  await database.run(STORED);
  return database;
}
