import pg from "pg";
import type { Cluster } from "./cluster.ts";
import type { LineBody } from "./requests.ts";

/** A line that has a place, in the names of the wire. */
export type Placed = LineBody & Readonly<{ batchref: string }>;

/** A batch, how many pieces of it are taken, and by how many lines. */
export type Taken = Readonly<{ batchref: string; sku: string; qty: number; allocated: number; lines: number }>;

/** What tells lines apart. */
export function nameOf({ orderid, sku }: Pick<LineBody, "orderid" | "sku">): string {
  return `${orderid} ${sku}`;
}

/** Every line that has a place: in the tables on which decisions are made, past the application. */
export async function placedLines(cluster: Cluster): Promise<readonly Placed[]> {
  const { rows } = await asked<Placed>(
    cluster,
    "select order_id as orderid, sku, quantity::integer as qty, batch_reference as batchref from order_lines",
  );
  return rows;
}

/** Every batch, by the same tables, in the order of references. */
export async function takenBatches(cluster: Cluster): Promise<readonly Taken[]> {
  const { rows } = await asked<Taken>(
    cluster,
    `select batch.reference as batchref, batch.sku, batch.purchased_quantity::integer as qty,
       coalesce(sum(line.quantity), 0)::integer as allocated, count(line.position)::integer as lines
     from batches batch left join order_lines line on line.batch_reference = batch.reference
     group by batch.reference order by batch.reference collate "C"`,
  );
  return rows;
}

async function asked<Row extends pg.QueryResultRow>({ postgres }: Cluster, question: string) {
  await using connection = await connectedTo(postgres.url);
  return await connection.client.query<Row>(question);
}

/** A connection of the caller's own. */
export async function connectedTo(url: string): Promise<{ readonly client: pg.Client } & AsyncDisposable> {
  const client = new pg.Client(url);
  await client.connect();
  return { client, [Symbol.asyncDispose]: () => client.end() };
}
