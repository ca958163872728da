import type Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import type { BatchRepository } from "../../src/domain/batch-repository.ts";
import { aBatch, aLine } from "../builders.ts";

/** A repository on SQLite writes a batch with all of its lines or leaves everything as it was. */
export function allOrNothing(name: string, open: (client: Database.Database) => BatchRepository): void {
  test(`${name} saves all of a batch or nothing`, async () => {
    const client = openDatabase(":memory:");
    const repository = open(client);
    const before = aBatch({ purchasedQuantity: 20 });
    const kept = aLine();
    before.allocate(kept);
    await repository.save(before);
    client.exec(`
      create trigger full after insert on order_lines when (select count(*) from order_lines) = 2
      begin select raise(abort, 'the second line cannot be written'); end`);

    const after = aBatch({ reference: before.reference, purchasedQuantity: 50 });
    after.allocate(aLine());
    after.allocate(aLine());
    await expect(repository.save(after)).rejects.toThrow("the second line cannot be written");

    expect(await repository.get(before.reference)).toMatchObject({ purchasedQuantity: 20, lines: [kept] });
  });
}
