import { z } from "zod";
import type { ViewRow } from "../src/adapters/view-row.ts";

const viewRow = z.object({
  orderId: z.string(),
  sku: z.string(),
  quantity: z.coerce.number(),
  state: z.string(),
  batchReference: z.string().nullable(),
  version: z.coerce.number(),
});

export type ViewRowInTest = Readonly<Record<keyof ViewRow, string | number | null>>;

type Database = Readonly<{ run: (query: string) => Promise<readonly unknown[]> }>;

/** What the read model holds, in the order of orders and products. */
export async function viewRowsIn({ run }: Database): Promise<readonly ViewRowInTest[]> {
  const rows = await run(
    `select order_id as "orderId", sku, quantity, state, batch_reference as "batchReference", version from allocations_view`,
  );
  return sorted(z.array(viewRow).parse(rows));
}

export function sorted<Row extends Pick<ViewRowInTest, "orderId" | "sku">>(rows: readonly Row[]): readonly Row[] {
  const keyOf = ({ orderId, sku }: Row) => JSON.stringify([orderId, sku]);
  return rows.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
