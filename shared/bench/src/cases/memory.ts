import { type Memory, startGauged } from "../gauge/gauged-application.ts";
import { load, type Request } from "../load.ts";
import { posted } from "../requests.ts";
import type { Sheet, SheetRow } from "../result.ts";
import type { Workplace } from "../workplace.ts";

/** Requests after which memory is read: V8's space for new objects grows until about 100,000; from then on all is flat. */
const CHECKPOINTS = [10_000, 100_000, 200_000];
const SKUS = 500;

/**
 * Times what it was at the checkpoint before. Whatever were kept of each request, 25 bytes of it would be more than a tenth of
 * a heap of about 22 MB. The database, in memory, is a part of RSS, and always grows.
 */
const AT_MOST = 1.1;

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
    rows.push(rowOf(checkpoint, memory, measured.at(-2) ?? memory, checkpoint === checkpoints.at(-1)));
  }
  const columns = ["requests", "heap MB", "times the last", "RSS MB", "times the last"];
  return [{ name: "memory of the server", columns, rows }];
}

export function rowOf(requests: number, memory: Memory, before: Memory, isLast: boolean): SheetRow {
  const [heap, rss] = [memory.heapUsed / before.heapUsed, memory.rss / before.rss];
  return {
    name: requests.toLocaleString("en"),
    figures: [memory.heapUsed / 1e6, heap, memory.rss / 1e6, rss],
    bar: isLast ? { text: `each at most ${AT_MOST}`, held: heap <= AT_MOST && rss <= AT_MOST } : null,
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
