import { type Line, linesFor } from "./allocator.ts";
import type { Request } from "./load.ts";

/** Asked at the beginning of each round for the requests of that round. */
export type RequestsOfRound = () => () => Request;

/** New lines without end; the SKUs take turns. */
export function distinctLines(stock: Readonly<{ skus: number }>): RequestsOfRound {
  const nextLine = linesFor(stock);
  return () => () => posted(nextLine());
}

/** All lines of a round want the same SKU, of the next round another one: its lines are as many in each round. */
export function hotLines(): RequestsOfRound {
  let rounds = 0;
  return () => {
    const sku = `sku-${rounds++}`;
    const nextLine = linesFor({ skus: 1 });
    return () => posted({ ...nextLine(), sku });
  };
}

/** The allocations of so many orders of `distinctLines`, over and over. */
export function reads({ orders }: Readonly<{ orders: number }>): RequestsOfRound {
  let made = 0;
  return () => () => ({ method: "GET", path: `/allocations/order-${made++ % orders}` });
}

export function posted({ orderId, sku, quantity }: Line): Request {
  return { method: "POST", path: "/allocate", body: { orderid: orderId, sku, qty: quantity } };
}
