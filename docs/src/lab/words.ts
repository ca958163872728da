import type { Answer, Request } from "@cosmic/playground/application";

/** `POST /allocate`, `the channel allocate`, `the bus itself`. */
export function doorOf(request: Request): string {
  if (request.via === "http") return `${request.method} ${request.path}`;
  return request.via === "channel" ? `the channel ${request.channel}` : "the bus itself";
}

/** `201 Created`, or what there is in its place where a door has no status. */
export function statusOf({ status, refused }: Answer, { via }: Request): string {
  if (status !== null) return `${status} ${PHRASES[status] ?? ""}`.trim();
  if (refused) return "failed";
  return via === "channel" ? "sent" : "done";
}

const PHRASES: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  400: "Bad Request",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  413: "Content Too Large",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** JSON with its indentation; anything else as it is. */
export function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
