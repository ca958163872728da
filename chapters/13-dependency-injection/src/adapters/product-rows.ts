import type { BatchReference, CalendarDate, Sku } from "@cosmic/kernel";
import { Batch } from "../domain/batch.ts";
import { type OrderLine, sameLine } from "../domain/order-line.ts";
import { type BatchOfProduct, Product } from "../domain/product.ts";

/** How products lie in tables: one row a product, one row a batch, one row a line. */
export type ProductRow = Readonly<{ sku: Sku; version: number }>;
export type BatchRow = Readonly<{
  reference: BatchReference;
  sku: Sku;
  purchasedQuantity: number;
  eta: CalendarDate | null;
}>;
export type LineRow = Readonly<OrderLine & { batchReference: BatchReference }>;

/** A product's own row, those of its batches, and those of their lines in the order of allocation. */
export type ProductRows = ProductRow & Readonly<{ batches: readonly BatchRow[]; lines: readonly LineRow[] }>;

/** What must be written for one product, provided that it still has the version it was loaded with. */
export type ProductChange = ProductRow &
  Readonly<{
    /** Null for a product that is new. The same as `version` when it was only looked at: nothing is written then. */
    loadedVersion: number | null;
    newBatches: readonly BatchRow[];
    changedBatches: readonly BatchRow[];
    deleted: readonly LineRow[];
    inserted: readonly LineRow[];
  }>;

export function toProduct({ sku, version, batches, lines }: ProductRows): Product {
  const linesOf = Map.groupBy(lines, (line) => line.batchReference);
  const toBatch = (row: BatchRow) => new Batch({ ...row, lines: linesOf.get(row.reference)?.map(toLine) ?? [] });
  return new Product({ sku, version, batches: batches.map(toBatch) });
}

/** What makes the rows that were loaded (none for a new product) those of the product as it is now. */
export function changeOf(product: Product, loaded: ProductRows | undefined): ProductChange {
  const { sku, version } = product;
  const unchanged = { newBatches: [], changedBatches: [], deleted: [], inserted: [] };
  if (version === loaded?.version) return { sku, version, loadedVersion: version, ...unchanged };
  const quantities = new Map(loaded?.batches.map((row) => [row.reference, row.purchasedQuantity]));
  const linesOf = Map.groupBy(loaded?.lines ?? [], (line) => line.batchReference);
  const lines = product.batches.map((batch) => lineChanges(linesOf.get(batch.reference) ?? [], batch));
  const rows = product.batches.map(toBatchRow);
  const known = rows.filter((row) => quantities.has(row.reference));
  return {
    sku,
    version,
    loadedVersion: loaded?.version ?? null,
    newBatches: rows.filter((row) => !quantities.has(row.reference)),
    changedBatches: known.filter((row) => quantities.get(row.reference) !== row.purchasedQuantity),
    deleted: lines.flatMap((changes) => changes.deleted),
    inserted: lines.flatMap((changes) => changes.inserted),
  };
}

function toLine({ orderId, sku, quantity }: LineRow): OrderLine {
  return { orderId, sku, quantity };
}

function toBatchRow({ reference, sku, purchasedQuantity, eta }: BatchOfProduct): BatchRow {
  return { reference, sku, purchasedQuantity, eta };
}

/** A line that stays keeps its row, and with it its place; one that was let go and came back has a new place, the last. */
function lineChanges(
  stored: readonly LineRow[],
  { reference, lines }: BatchOfProduct,
): Pick<ProductChange, "deleted" | "inserted"> {
  // Mostly a line has joined at the end, and all before it need not be looked up.
  const unchanged = beginningInCommon(stored, lines);
  const rest = stored.slice(unchanged);
  const rowOf = new Map(rest.map((row, place) => [row.orderId, { row, place }]));
  const staying = new Set<LineRow>();
  const inserted: LineRow[] = [];
  let lastPlace = -1;
  for (const line of lines.slice(unchanged)) {
    const { row, place } = rowOf.get(line.orderId) ?? { place: -1 };
    if (row && sameLine(row, line) && place > lastPlace) {
      staying.add(row);
      lastPlace = place;
    } else inserted.push({ ...line, batchReference: reference });
  }
  return { deleted: rest.filter((row) => !staying.has(row)), inserted };
}

/** How many lines are the same from the first on, in the same order. */
function beginningInCommon(stored: readonly LineRow[], lines: readonly OrderLine[]): number {
  const differing = stored.findIndex((row, place) => {
    const line = lines[place];
    return !line || !sameLine(row, line);
  });
  return differing === -1 ? stored.length : differing;
}
