/** What a client sends to `POST /allocate`; every part can be replaced by something worse. */
export function allocateRequest(body: unknown, headers: Record<string, string> = {}): Request {
  return new Request("http://localhost/allocate", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
