import type { Deed } from "./contract-violation.ts";

export type Request = {
  readonly method: string;
  readonly path: string;
  readonly contentType?: string;
  readonly body?: string;
};

export type Answer = {
  readonly status: number;
  readonly text: string;
  /** What `text` says when it is JSON; undefined when it is not. */
  readonly json: unknown;
};

/** What was sent to the service at `url`, after what had been done before: `soFar` tells that in words. */
export type Sent = { readonly url: string; readonly request: Request; readonly soFar: readonly string[] };

/** What was sent, and what came back. */
export type Exchange = Sent & { readonly answer: Answer };

export function addressOf({ url, request }: Pick<Sent, "url" | "request">): string {
  return url.replace(/\/$/, "") + request.path;
}

/** The request, as what the service does not answer as it should. */
export function asking(sent: Sent): Deed {
  const { method, path, contentType, body } = sent.request;
  const address = `${method} ${addressOf(sent)}`;
  const headline = `${method} ${path} is not answered as the contract says.`;
  if (body === undefined) return { headline, sent: [address], soFar: sent.soFar };
  const lines = [`${address} (${contentType ?? "without a content type"})`, shortened(body)];
  return { headline, sent: lines, soFar: sent.soFar };
}

/** The request on one line: `POST /allocate {"orderid":"order-1","sku":"lamp","qty":3}`. */
export function asked({ method, path, body }: Request): string {
  return body === undefined ? `${method} ${path}` : `${method} ${path} ${shortened(body)}`;
}

/** The answer on one line: `400 {"message":"Invalid sku lamp"}`. */
export function told({ status, text, json }: Answer): string {
  if (text === "") return `${status} without a body`;
  const isPlain = json === undefined && text !== "OK";
  return isPlain ? `${status} ${shortened(text)} (which is not JSON)` : `${status} ${shortened(text)}`;
}

/** Nobody wants to read 100 kB of a body to find out what was wrong with it. */
export function shortened(text: string): string {
  return text.length <= 400 ? text : `${text.slice(0, 300)}… (${text.length.toLocaleString("en")} characters in all)`;
}
