import type { BatchReference, Sku } from "@cosmic/kernel";
import { type BatchRow, type LineRow, toBatches, toBatchRow } from "../src/adapters/batch-rows.ts";
import type { Batch } from "../src/domain/batch.ts";
import type { BatchRepository } from "../src/domain/batch-repository.ts";

type Shelf = { row: BatchRow; lines: LineRow[] };

export class FakeBatchRepository implements BatchRepository {
  private readonly shelves: Shelf[] = [];

  get = async (reference: BatchReference): Promise<Batch | undefined> =>
    this.batchesOn(this.shelves.filter(({ row }) => row.reference === reference))[0];

  listBySku = async (sku: Sku): Promise<Batch[]> => this.batchesOn(this.shelves.filter(({ row }) => row.sku === sku));

  save = async (batch: Batch): Promise<void> => {
    const lines = batch.lines.map((line) => ({ ...line, batchReference: batch.reference }));
    for (const shelf of this.shelves)
      shelf.lines = shelf.lines.filter(
        (row) => !lines.some((line) => line.orderId === row.orderId && line.sku === row.sku),
      );
    const shelf = this.shelves.find(({ row }) => row.reference === batch.reference);
    if (shelf) Object.assign(shelf, { row: toBatchRow(batch), lines });
    else this.shelves.push({ row: toBatchRow(batch), lines });
  };

  private batchesOn(shelves: readonly Shelf[]): Batch[] {
    return toBatches(
      shelves.map(({ row }) => row),
      shelves.flatMap(({ lines }) => lines),
    );
  }
}
