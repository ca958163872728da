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

  await load(server.url, () => ({ method: "POST", path: "/allocate", body: { number: made++ } }), 30);

  expect(new Set(bodies).size).toBe(30);
  expect(bodies).toHaveLength(30);
});

test("a load of which one request is not answered as expected does not count", async () => {
  let answered = 0;
  await using server = await answering(() => (++answered === 17 ? 500 : 200));

  const loading = load(server.url, () => read, 30);

  await expect(loading).rejects.toThrow("of 30 requests 29 were answered as expected: 29 times 200, 1 times 500");
});

test("lost races are counted", async () => {
  let answered = 0;
  await using server = await answering(() => (++answered % 10 === 0 ? 409 : 202));

  const { conflicts, latencies } = await load(server.url, () => read, 30);

  expect({ conflicts, latencies: latencies.length }).toEqual({ conflicts: 3, latencies: 30 });
});

test("a request without a body may follow one that has one", async () => {
  await using server = await answering((body) => (body === "" ? 200 : 201));
  let made = 0;
  const written = { method: "POST", path: "/allocate", body: { made } } as const;

  const { latencies } = await load(server.url, () => (made++ % 2 === 0 ? written : read), 30);

  expect(latencies).toHaveLength(30);
});

const read = { method: "GET", path: "/allocations/order-1" } as const;

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
