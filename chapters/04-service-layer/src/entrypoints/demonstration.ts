import { BatchReference, CalendarDate, Sku } from "@cosmic/kernel";
import { Batch } from "../domain/batch.ts";
import type { BatchRepository } from "../domain/batch-repository.ts";

const TABLE = Sku.parse("SMALL-TABLE");
const LAMP = Sku.parse("BRASS-LAMP");

/** A little stock, so that there is something to try: tables in the warehouse and at sea, lamps at sea. */
export async function addDemonstrationStock(repository: BatchRepository): Promise<void> {
  const stock = [
    { reference: "batch-tables-1", sku: TABLE, purchasedQuantity: 20, eta: null },
    { reference: "batch-tables-2", sku: TABLE, purchasedQuantity: 100, eta: CalendarDate.parse("2030-01-15") },
    { reference: "batch-lamps-1", sku: LAMP, purchasedQuantity: 12, eta: CalendarDate.parse("2030-02-01") },
  ];
  for (const { reference, ...details } of stock)
    await repository.save(new Batch({ reference: BatchReference.parse(reference), ...details }));
}

/** Lines to paste into another terminal: allocate, the same again, an unknown SKU. */
export function linesToTry(url: string): string[] {
  const allocate = (sku: string) =>
    `curl -s -w '\\n' ${url}/allocate -H 'content-type: application/json' -d '{"orderid":"order-1","sku":"${sku}","qty":2}'`;
  return [allocate(TABLE), allocate(TABLE), allocate("NO-SUCH-CHAIR")];
}
