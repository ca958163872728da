/** What a client sends to `POST /add_batch`; every part can be replaced by something worse. */
export function addBatchRequest(body: unknown, headers: Record<string, string> = {}): Request {
  return post("/add_batch", body, headers);
}

/** What a client sends to `POST /allocate`; every part can be replaced by something worse. */
export function allocateRequest(body: unknown, headers: Record<string, string> = {}): Request {
  return post("/allocate", body, headers);
}

/** A body that is text is sent as it is, anything else as JSON. */
export function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`http://localhost${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
