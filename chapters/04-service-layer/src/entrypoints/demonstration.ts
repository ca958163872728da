import { BatchReference, CalendarDate, Sku } from "@cosmic/kernel";
import { Batch } from "../domain/batch.ts";
import type { BatchRepository } from "../domain/batch-repository.ts";

const TABLE = Sku.parse("SMALL-TABLE");
const LAMP = Sku.parse("BRASS-LAMP");
const LAST = BatchReference.parse("batch-lamps-1");

/**
 * A little stock, so that there is something to try: tables in the warehouse and at sea, lamps at sea. Once the last of
 * them is there it does nothing; a first start that was interrupted is made up for by the next.
 */
export async function addDemonstrationStock(repository: BatchRepository): Promise<void> {
  if (await repository.get(LAST)) return;
  const stock = [
    { reference: BatchReference.parse("batch-tables-1"), sku: TABLE, purchasedQuantity: 20, eta: null },
    {
      reference: BatchReference.parse("batch-tables-2"),
      sku: TABLE,
      purchasedQuantity: 100,
      eta: CalendarDate.parse("2030-01-15"),
    },
    { reference: LAST, sku: LAMP, purchasedQuantity: 12, eta: CalendarDate.parse("2030-02-01") },
  ];
  for (const details of stock) await repository.save(new Batch(details));
}

/** Lines to paste into another terminal: allocate, the same again, an unknown SKU. */
export function linesToTry(url: string): string[] {
  const allocate = (sku: string) =>
    `curl -s -w '\\n' ${url}/allocate -H 'content-type: application/json' -d '{"orderid":"order-1","sku":"${sku}","qty":2}'`;
  return [allocate(TABLE), allocate(TABLE), allocate("NO-SUCH-CHAIR")];
}
