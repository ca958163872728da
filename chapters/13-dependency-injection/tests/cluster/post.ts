/** The status that the request is answered with; null when nobody can be reached, or the answer breaks off. */
export function statusOf(url: string, body: object): Promise<number | null> {
  const headers = { "content-type": "application/json" };
  return answeredBy(fetch(url, { method: "POST", headers, body: JSON.stringify(body) }));
}

/** The same for whoever only looks. */
export function statusOfGet(url: string): Promise<number | null> {
  return answeredBy(fetch(url));
}

async function answeredBy(answer: Promise<Response>): Promise<number | null> {
  try {
    const response = await answer;
    await response.arrayBuffer(); // Only then can the connection serve the next request.
    return response.status;
  } catch {
    return null;
  }
}
