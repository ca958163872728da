import { createServer, type RequestListener } from "node:http";

/** A server on a free port, gone at the end of the scope. */
export async function openServer(listener: RequestListener): Promise<{ readonly url: string } & AsyncDisposable> {
  const server = createServer(listener);
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, resolve);
  await listening;
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://localhost:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
