/** An order line in primitives, as a chapter's service layer takes it. */
export type Line = Readonly<{ orderId: string; sku: string; quantity: number }>;

/** What is measured: takes lines from stock, in a database of its own, and answers with the batch's reference. */
export type Allocator = AsyncDisposable & { readonly allocate: (line: Line) => Promise<string> };

/** A SQLite file, or a PostgreSQL database. */
export type Address = Readonly<{ kind: "sqlite"; file: string } | { kind: "postgres"; url: string }>;

/** New lines without end, of one piece each; the SKUs take turns. */
export function linesFor({ skus }: { readonly skus: number }): () => Line {
  let made = 0;
  return () => {
    const number = made++;
    return { orderId: `order-${number}`, sku: `sku-${number % skus}`, quantity: 1 };
  };
}
