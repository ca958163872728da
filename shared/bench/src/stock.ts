/** How much lies in a database before it is measured. */
export type Stock = Readonly<{ skus: number; linesEach: number }>;

/** The chapters' tables, column by column. */
export type StockRows = Readonly<{
  products: readonly Readonly<{ sku: string; version: number }>[];
  batches: readonly Readonly<{ reference: string; sku: string; purchased_quantity: number; eta: string | null }>[];
  order_lines: readonly Readonly<{ order_id: string; sku: string; quantity: number; batch_reference: string }>[];
}>;

/** Three batches of each product; with so much in the warehouse that all lines are taken from there. */
const arrivals = [null, "2030-01-01", "2030-02-01"];
const PURCHASED = 1_000_000;

/** The rows of a stock, as a chapter would have written them: the version counts batches added and lines allocated. */
export function rowsOf({ skus, linesEach }: Stock): StockRows {
  const products = Array.from({ length: skus }, (_, number) => ({
    sku: `sku-${number}`,
    version: arrivals.length + linesEach,
  }));
  return {
    products,
    batches: products.flatMap(({ sku }) =>
      arrivals.map((eta, place) => ({ reference: `${sku}-${place}`, sku, purchased_quantity: PURCHASED, eta })),
    ),
    order_lines: products.flatMap(({ sku }) =>
      Array.from({ length: linesEach }, (_, number) => ({
        order_id: `earlier-${number}`,
        sku,
        quantity: 1,
        batch_reference: `${sku}-0`,
      })),
    ),
  };
}
