import autocannon from "autocannon";

export type Request = Readonly<{ method: "GET" | "POST"; path: string; body?: object }>;

/** How so many requests were answered. */
export type Load = Readonly<{
  perSecond: number;
  /** Of each answer, in milliseconds. */
  latencies: readonly number[];
  /** Requests that were answered 409. */
  conflicts: number;
}>;

const CONNECTIONS = 10;

/** Success in its three forms, and a race that was lost. */
const EXPECTED = [200, 201, 202, 409];

/**
 * Sends so many requests to `url` over ten connections.
 * autocannon ends a run at the next tick of its own clock, so the time is taken here, until the last answer.
 * @param expected the statuses of answers that count
 * @throws Error when one of the requests is answered with another status, or not at all.
 */
export async function load(
  url: string,
  nextRequest: () => Request,
  requests: number,
  expected: readonly number[] = EXPECTED,
): Promise<Load> {
  const { promise: done, resolve, reject } = Promise.withResolvers<autocannon.Result>();
  const latencies: number[] = [];
  const began = performance.now();
  let lastAnswer = began;
  const running = autocannon(
    {
      url,
      amount: requests,
      connections: CONNECTIONS,
      requests: [{ setupRequest: (request) => ({ ...request, ...sent(nextRequest()) }) }],
      sampleInt: 50,
    },
    (error, result) => (error ? reject(error) : resolve(result)),
  );
  running.on("response", (_client, _status, _bytes, latency) => {
    latencies.push(latency);
    lastAnswer = performance.now();
  });

  const { statusCodeStats = {} } = await done;
  const countOf = (status: number) => statusCodeStats[`${status}`]?.count ?? 0;
  const counted = expected.reduce((sum, status) => sum + countOf(status), 0);
  if (counted !== requests)
    throw new Error(`${url}: of ${requests} requests ${counted} were answered as expected: ${told(statusCodeStats)}`);
  return { perSecond: requests / ((lastAnswer - began) / 1_000), latencies, conflicts: countOf(409) };
}

function told(statuses: Readonly<Record<string, { count?: number }>>): string {
  return Object.entries(statuses)
    .map(([status, { count }]) => `${count} times ${status}`)
    .join(", ");
}

/** With headers of its own: autocannon writes the length of the body into them, and the next request may have none. */
function sent({ method, path, body }: Request): autocannon.Request {
  const headers = { "content-type": "application/json" };
  return { method, path, headers, ...(body && { body: JSON.stringify(body) }) };
}
