import { type Memory, startGauged } from "../gauge/gauged-application.ts";
import { load, type Request } from "../load.ts";
import { posted } from "../requests.ts";
import type { Sheet, SheetRow } from "../result.ts";
import type { Workplace } from "../workplace.ts";

/** Requests after which memory is read. */
const CHECKPOINTS = [10_000, 50_000, 100_000];
const SKUS = 500;

/**
 * By then all code is compiled and all caches are full. Whatever were kept of each request, 30 bytes of it would already be
 * more than a tenth of the heap of about 25 MB, at the end.
 */
const HEAP_AT_MOST = 1.1;
/** Against the checkpoint before: the space that V8 keeps for new objects grows longer, and the database, in memory, always. */
const RSS_AT_MOST = 1.1;

const ANSWERS = [200, 201, 202, 400, 404, 422];

/** Memory of the chapter's server after requests of all kinds, of which nothing should stay but what is in the database. */
export async function measureMemory({ chapter }: Workplace, checkpoints = CHECKPOINTS): Promise<readonly Sheet[]> {
  await using application = await startGauged(chapter);
  await load(application.url, newBatches(), SKUS);
  const nextRequest = allKinds();
  const rows: SheetRow[] = [];
  const measured: Memory[] = [];
  let sent = 0;
  for (const checkpoint of checkpoints) {
    await load(application.url, nextRequest, checkpoint - sent, ANSWERS);
    sent = checkpoint;
    const memory = await application.memory();
    measured.push(memory);
    const [first = memory, before = memory] = [measured.at(0), measured.at(-2)];
    rows.push(rowOf(checkpoint, memory, { first, before }, checkpoint === checkpoints.at(-1)));
  }
  const columns = ["requests", "heap MB", "times the first", "RSS MB", "times the last"];
  return [{ name: "memory of the server", columns, rows }];
}

type Earlier = Readonly<{ first: Memory; before: Memory }>;

export function rowOf(requests: number, memory: Memory, { first, before }: Earlier, isLast: boolean): SheetRow {
  const [heap, rss] = [memory.heapUsed / first.heapUsed, memory.rss / before.rss];
  return {
    name: requests.toLocaleString("en"),
    figures: [memory.heapUsed / 1e6, heap, memory.rss / 1e6, rss],
    bar: isLast
      ? { text: `heap ${HEAP_AT_MOST}, RSS ${RSS_AT_MOST}`, held: heap <= HEAP_AT_MOST && rss <= RSS_AT_MOST }
      : null,
  };
}

function newBatches(): () => Request {
  let made = 0;
  return () => {
    const sku = `sku-${made++}`;
    return { method: "POST", path: "/add_batch", body: { ref: `${sku}-0`, sku, qty: 1_000_000, eta: null } };
  };
}

/** Of ten requests one is a new line; others are repeated, read, refused, or out of stock. */
function allKinds(): () => Request {
  let made = 0;
  return () => {
    const [ten, kind] = [Math.floor(made / 10), made % 10];
    made += 1;
    const line = { orderId: `order-${ten}`, sku: `sku-${ten % SKUS}`, quantity: 1 };
    if (kind <= 3) return posted(line);
    if (kind === 4) return { method: "GET", path: `/allocations/nobody-${ten}` };
    if (kind === 5) return posted({ ...line, quantity: -1 });
    if (kind === 6) return posted({ ...line, sku: `never-bought-${ten}` });
    if (kind === 7) return posted({ ...line, orderId: "too-much", quantity: 2_000_000 });
    return { method: "GET", path: `/allocations/${line.orderId}` };
  };
}
