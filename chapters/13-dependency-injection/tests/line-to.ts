import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A network that can break: connections to `url` lead to the server behind, until they are cut. */
export async function lineTo(server: string) {
  const { hostname, port } = new URL(server);
  const sockets = new Set<Socket>();
  const relay = createServer((client) => {
    const behind = connect(Number(port), hostname);
    client.pipe(behind).pipe(client);
    for (const [one, other] of [[client, behind] as const, [behind, client] as const]) {
      sockets.add(one);
      one.on("error", () => {});
      one.on("close", () => other.destroy());
    }
  });
  await once(relay.listen(0, "127.0.0.1"), "listening");
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const dispose = async () => {
    cut();
    await new Promise((resolve) => relay.close(resolve));
  };
  return { url: through(server, relay.address()), cut, [Symbol.asyncDispose]: dispose };
}

function through(server: string, address: ReturnType<ReturnType<typeof createServer>["address"]>): string {
  if (address === null || typeof address === "string") throw new Error("the relay does not listen");
  const url = new URL(server);
  url.port = String(address.port);
  return url.href;
}
