import type { createApp } from "../src/entrypoints/http.ts";

/** What a client sends to `POST /add_batch`; every part can be replaced by something worse. */
export function addBatchRequest(body: unknown, headers: Record<string, string> = {}): Request {
  return post("/add_batch", body, headers);
}

/** What a client sends to `POST /allocate`; every part can be replaced by something worse. */
export function allocateRequest(body: unknown, headers: Record<string, string> = {}): Request {
  return post("/allocate", body, headers);
}

/** What a client sends to learn where the lines of an order are. */
export function allocationsRequest(orderid: string): Request {
  return new Request(`http://localhost/allocations/${encodeURIComponent(orderid)}`);
}

/** What a client learns of where the lines of an order are: nothing when it is answered that there is none. */
export async function allocationsOf(orderid: string, app: ReturnType<typeof createApp>): Promise<unknown> {
  const response = await app.request(allocationsRequest(orderid));
  return response.status === 404 ? [] : response.json();
}

/** A body that is text is sent as it is, anything else as JSON. */
export function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`http://localhost${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
