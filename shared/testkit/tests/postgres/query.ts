import { once } from "node:events";
import { connect } from "node:net";
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

/** Whether anybody answers at an address. */
export async function listens(url: string): Promise<boolean> {
  const { port, hostname } = new URL(url);
  const connection = connect(Number(port), hostname);
  try {
    await once(connection, "connect");
    return true;
  } catch {
    return false;
  } finally {
    connection.destroy();
  }
}
