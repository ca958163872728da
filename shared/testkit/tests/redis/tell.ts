import { once } from "node:events";
import { connect } from "node:net";

/** What a Redis answers to one command, in the words of the protocol: `+OK`, `$-1` where there is nothing. */
export async function tell(url: string, command: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const connection = connect(Number(port), hostname).setEncoding("utf8");
  try {
    connection.write(`${command}\r\n`);
    const [answer] = await once(connection, "data");
    return String(answer).trimEnd();
  } finally {
    connection.destroy();
  }
}
