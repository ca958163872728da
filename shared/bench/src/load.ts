import autocannon from "autocannon";

const CONNECTIONS = 10;

/**
 * Posts so many bodies to `url` over ten connections, and resolves to how many were answered per second.
 * autocannon ends a run at the next tick of its own clock, so the time is taken here, until the last answer.
 * @throws Error when one of them is answered with something else than 201, or not at all.
 */
export async function load(url: string, nextBody: () => object, requests: number): Promise<number> {
  const { promise: done, resolve, reject } = Promise.withResolvers<autocannon.Result>();
  const began = performance.now();
  let lastAnswer = began;
  const withNextBody = (request: autocannon.Request) => ({ ...request, body: JSON.stringify(nextBody()) });
  const running = autocannon(
    {
      url,
      amount: requests,
      connections: CONNECTIONS,
      method: "POST",
      headers: { "content-type": "application/json" },
      requests: [{ setupRequest: withNextBody }],
      sampleInt: 50,
    },
    (error, result) => (error ? reject(error) : resolve(result)),
  );
  running.on("response", () => {
    lastAnswer = performance.now();
  });

  const { statusCodeStats, errors } = await done;
  const created = statusCodeStats?.["201"]?.count;
  if (created !== requests)
    throw new Error(`${url}: of ${requests} requests ${created ?? 0} were answered 201, ${errors} not at all`);
  return requests / ((lastAnswer - began) / 1_000);
}
