/** How much lies in a database before it is measured. */
export type Stock = Readonly<{
  skus: number;
  linesEach: number;
  /** Pieces of each batch; so much unless given that all lines are taken from the first one. */
  purchased?: number;
}>;

type Line = Readonly<{ order_id: string; sku: string; quantity: number; batch_reference: string }>;

/** The chapters' tables, column by column; the read model is only there from 12 on. */
export type StockRows = Readonly<{
  products: readonly Readonly<{ sku: string; version: number }>[];
  batches: readonly Readonly<{ reference: string; sku: string; purchased_quantity: number; eta: string | null }>[];
  order_lines: readonly Line[];
  allocations_view: readonly Readonly<Line & { state: "allocated"; version: number }>[];
}>;

/** Three batches of each product. */
const arrivals = [null, "2030-01-01", "2030-02-01"];
const ENDLESS = 1_000_000;

/** The rows of a stock, as a chapter would have written them: the version counts batches added and lines allocated. */
export function rowsOf({ skus, linesEach, purchased = ENDLESS }: Stock): StockRows {
  const products = Array.from({ length: skus }, (_, number) => ({
    sku: `sku-${number}`,
    version: arrivals.length + linesEach,
  }));
  const lines = products.flatMap(({ sku }) =>
    Array.from({ length: linesEach }, (_, number) => ({
      order_id: `earlier-${number}`,
      sku,
      quantity: 1,
      batch_reference: `${sku}-0`,
    })),
  );
  return {
    products,
    batches: products.flatMap(({ sku }) =>
      arrivals.map((eta, place) => ({ reference: `${sku}-${place}`, sku, purchased_quantity: purchased, eta })),
    ),
    order_lines: lines,
    allocations_view: lines.map((line, number) => ({
      ...line,
      state: "allocated",
      version: arrivals.length + 1 + (number % linesEach),
    })),
  };
}
