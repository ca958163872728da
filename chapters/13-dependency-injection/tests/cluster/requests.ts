import { seededRandom } from "./random.ts";

/** What a client wants, in the wire's names. */
export type Request = HttpRequest | Message;
export type HttpRequest = Readonly<{ path: "/add_batch"; body: AddBatchBody } | { path: "/allocate"; body: LineBody }>;
/** It goes by Redis. */
export type Message = Readonly<{
  channel: "change_batch_quantity";
  body: Readonly<{ batchref: string; qty: number }>;
}>;
type AddBatchBody = Readonly<{ ref: string; sku: string; qty: number; eta: string | null }>;
export type LineBody = Readonly<{ orderid: string; sku: string; qty: number }>;

/** Requests, most of them orders, and stock for three fifths of what is ordered. */
export type Requests = Readonly<{
  /** A batch of each product, without which nobody could order it. */
  opening: readonly HttpRequest[];
  /** All others, as they come. */
  mixed: readonly Request[];
  /** Every batch, with the quantity that is told last. */
  batches: readonly AddBatchBody[];
  orders: readonly string[];
  /** Those whose batches keep the quantity that they were bought with. */
  quietSkus: readonly string[];
}>;

const SKUS = Array.from({ length: 20 }, (_, at) => `sku-${at}`);
/** Each wants some of every product. */
const ORDERS = Array.from({ length: 93 }, (_, at) => `order-${at}`);
const LARGEST_LINE = 3;
const STOCK = 0.6;
const BATCHES_OF_SKU = 3;
const CHANGES_OF_BATCH = 8;
/** Orders come from 0 to 1; by this moment all stock has come, and changed for the last time. */
const STOCKED_BY = 0.6;

/** 2,000 requests for 20 products, of which ten have a batch that shrinks and grows again: the same each time. */
export function twoThousandRequests(seed = 13): Requests {
  const random = seededRandom(seed);
  const quietSkus = SKUS.filter((_, at) => at % 2 === 0);
  const products = SKUS.map((sku) => requestsFor(sku, random, { isQuiet: quietSkus.includes(sku) }));
  const mixed = products.flatMap(({ later }) => later).sort((one, other) => one.moment - other.moment);
  return {
    opening: products.map(({ first }) => first),
    mixed: mixed.map(({ request }) => request),
    batches: products.flatMap(({ batches }) => batches),
    orders: ORDERS,
    quietSkus,
  };
}

/** All requests for one product: that for its first batch, and the others, each with its moment. */
function requestsFor(sku: string, random: () => number, { isQuiet }: { isQuiet: boolean }) {
  const upTo = (largest: number) => Math.floor(random() * (largest + 1));
  const lines = ORDERS.map((orderid) => ({ orderid, sku, qty: 1 + upTo(LARGEST_LINE - 1) }));
  const wanted = lines.reduce((sum, { qty }) => sum + qty, 0);
  const qty = Math.round((wanted * STOCK) / BATCHES_OF_SKU);
  const inStock = { ref: `${sku}-batch-0`, sku, qty, eta: null };
  const shipments = Array.from({ length: BATCHES_OF_SKU - 1 }, (_, at) => ({
    ref: `${sku}-batch-${at + 1}`,
    sku,
    qty,
    eta: `2030-01-0${at + 1}`,
  }));
  const moments = Array.from({ length: isQuiet ? 0 : CHANGES_OF_BATCH }, () => random() * STOCKED_BY);

  const later: Readonly<{ request: Request; moment: number }>[] = [
    ...lines.map((body) => ({ request: { path: "/allocate", body } as const, moment: random() })),
    ...shipments.map((body) => ({ request: { path: "/add_batch", body } as const, moment: random() * STOCKED_BY })),
    ...moments
      .sort((one, other) => one - other)
      .map((moment, at) => ({ request: change(inStock.ref, at % 2 === 0 ? upTo(qty) : qty), moment })),
  ];
  return { first: { path: "/add_batch", body: inStock } as const, later, batches: [inStock, ...shipments] };
}

function change(batchref: string, qty: number): Message {
  return { channel: "change_batch_quantity", body: { batchref, qty } };
}
