import { Client, type QueryResultRow } from "pg";

/** The rows that one statement gives, over a connection of its own. */
export async function query<Row extends QueryResultRow>(url: string, statement: string): Promise<readonly Row[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
