import type { BatchReference, Sku } from "@cosmic/kernel";
import type Database from "better-sqlite3";
import type { Batch } from "../../domain/batch.ts";
import type { BatchRepository } from "../../domain/batch-repository.ts";
import { type BatchRow, type LineRow, toBatches, toBatchRow } from "../batch-rows.ts";

/**
 * Batches in SQLite again, by statements written by hand. They write whole sets of lines where the query builder goes
 * row by row; behind the port nobody can tell.
 */
export class SqlBatchRepository implements BatchRepository {
  readonly #client: Database.Database;
  readonly #statement: ReturnType<typeof prepareStatements>;

  constructor(client: Database.Database) {
    this.#client = client;
    this.#statement = prepareStatements(client);
  }

  async get(reference: BatchReference): Promise<Batch | undefined> {
    return this.#read("reference", reference)[0];
  }

  async listBySku(sku: Sku): Promise<Batch[]> {
    return this.#read("sku", sku);
  }

  async save(batch: Batch): Promise<void> {
    const { saveBatch, deleteLines, deleteMovedLines, insertLines } = this.#statement;
    const lines = { reference: batch.reference, sku: batch.sku, lines: JSON.stringify(batch.lines) };
    const write = this.#client.transaction(() => {
      saveBatch.run(toBatchRow(batch));
      for (const statement of [deleteLines, deleteMovedLines, insertLines]) statement.run(lines);
    });
    write.immediate();
  }

  #read(column: "reference" | "sku", value: string): Batch[] {
    const { batchesBy, linesBy } = this.#statement;
    return this.#client.transaction(() => toBatches(batchesBy[column].all(value), linesBy[column].all(value)))();
  }
}

/** The lines of one batch, as JSON. */
type HeldLines = Readonly<{ reference: BatchReference; sku: Sku; lines: string }>;

function prepareStatements(client: Database.Database) {
  const batchesBy = (column: string) =>
    client.prepare<string, BatchRow>(
      `select reference, sku, purchased_quantity as "purchasedQuantity", eta from batches where ${column} = ?`,
    );
  const linesBy = (column: string) =>
    client.prepare<string, LineRow>(
      `select order_id as "orderId", sku, quantity, batch_reference as "batchReference"
       from order_lines where ${column} = ? order by position`,
    );
  return {
    batchesBy: { reference: batchesBy("reference"), sku: batchesBy("sku") },
    linesBy: { reference: linesBy("batch_reference"), sku: linesBy("sku") },
    saveBatch: client.prepare<BatchRow>(`
      insert into batches (reference, sku, purchased_quantity, eta) values (:reference, :sku, :purchasedQuantity, :eta)
      on conflict (reference) do update set purchased_quantity = excluded.purchased_quantity, eta = excluded.eta`),
    // Lines that this batch no longer holds, or holds with another quantity.
    deleteLines: client.prepare<HeldLines>(`
      delete from order_lines where batch_reference = :reference and (order_id, quantity) not in
        (select value ->> 'orderId', value ->> 'quantity' from json_each(:lines))`),
    // Lines that it holds now in place of another batch.
    deleteMovedLines: client.prepare<HeldLines>(`
      delete from order_lines where batch_reference <> :reference and sku = :sku and order_id in
        (select value ->> 'orderId' from json_each(:lines))`),
    insertLines: client.prepare<HeldLines>(`
      insert into order_lines (order_id, sku, quantity, batch_reference)
      select value ->> 'orderId', :sku, value ->> 'quantity', :reference from json_each(:lines) where true order by key
      on conflict (order_id, sku) do nothing`),
  };
}
