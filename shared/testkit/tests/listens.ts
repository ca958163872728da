import { once } from "node:events";
import { connect } from "node:net";

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
