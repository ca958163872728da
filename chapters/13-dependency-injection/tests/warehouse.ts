import { temporaryDatabase } from "@cosmic/testkit/postgres";
import pg from "pg";

const TEN_OF_EACH = `
  create table lamps (batch text primary key, quantity integer not null);
  insert into lamps values ('old', 10), ('new', 10)`;

/**
 * A database in PostgreSQL with two batches of ten lamps and nothing else, for stories that need no more than SQL. Ada, Zoe and
 * an onlooker have a connection each; others may connect.
 */
export async function openWarehouse() {
  const resources = new AsyncDisposableStack();
  const { url } = resources.use(await temporaryDatabase());
  const connect = async () => {
    const client = resources.adopt(new pg.Client(url), (each) => each.end());
    await client.connect();
    return client;
  };
  const [ada, zoe, onlooker] = [await connect(), await connect(), await connect()];
  await ada.query(TEN_OF_EACH);
  return { ada, zoe, onlooker, connect, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

export async function lampsIn(batch: string, reader: pg.Client): Promise<number> {
  return quantityIn(await reader.query("select quantity from lamps where batch = $1", [batch]));
}

/** Nobody else can change it, or read it in this way, until the reader's transaction ends. */
export async function lampsForUpdate(batch: string, reader: pg.Client): Promise<number> {
  return quantityIn(await reader.query("select quantity from lamps where batch = $1 for update", [batch]));
}

export async function lampsInAll(reader: pg.Client): Promise<number> {
  return quantityIn(await reader.query("select sum(quantity)::integer as quantity from lamps"));
}

export async function setLamps(batch: string, quantity: number, writer: pg.Client): Promise<void> {
  await writer.query("update lamps set quantity = $1 where batch = $2", [quantity, batch]);
}

function quantityIn({ rows: [row] }: pg.QueryResult<{ quantity: number }>): number {
  if (!row) throw new Error("There is no such batch");
  return row.quantity;
}
