import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { load } from "../src/load.ts";

test("every request has a body of its own", async () => {
  const bodies: string[] = [];
  await using server = await answering((body) => {
    bodies.push(body);
    return 201;
  });
  let made = 0;

  await load(server.url, () => ({ number: made++ }), 30);

  expect(new Set(bodies).size).toBe(30);
  expect(bodies).toHaveLength(30);
});

test("a load of which one request is not answered 201 does not count", async () => {
  let answered = 0;
  await using server = await answering(() => (++answered === 17 ? 409 : 201));

  const loading = load(server.url, () => ({}), 30);

  await expect(loading).rejects.toThrow("of 30 requests 29 were answered 201, 0 not at all");
});

async function answering(statusFor: (body: string) => number): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(async (request, response) => {
    response.writeHead(statusFor(await text(request))).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const close = async () => {
    server.closeAllConnections();
    await once(server.close(), "close");
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, [Symbol.asyncDispose]: close };
}
