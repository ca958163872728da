/** An order line in primitives, as a chapter's service layer takes it. */
export type Line = Readonly<{ orderId: string; sku: string; quantity: number }>;

/** What is measured: takes lines from stock, in a database of its own, and answers with the batch's reference. */
export type Allocator = AsyncDisposable & { readonly allocate: (line: Line) => Promise<string> };

/** Where a line of an order has its place, for those who only want to look. */
export type Placed = Readonly<{ sku: string; reference: string }>;

/** A SQLite file, or a PostgreSQL database. */
export type Address = Readonly<{ kind: "sqlite"; file: string } | { kind: "postgres"; url: string }>;

/** As a chapter's server is told it. */
export function databaseUrlOf(address: Address): string {
  return address.kind === "sqlite" ? address.file : address.url;
}

/** New lines without end, of one piece each; the SKUs take turns. */
export function linesFor({ skus }: { readonly skus: number }): () => Line {
  let made = 0;
  return () => {
    const number = made++;
    return { orderId: `order-${number}`, sku: `sku-${number % skus}`, quantity: 1 };
  };
}
