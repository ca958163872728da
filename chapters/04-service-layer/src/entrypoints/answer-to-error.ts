import { randomUUID } from "node:crypto";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { RefusedRequest } from "./refused-request.ts";

type Answer = Readonly<{
  status: ContentfulStatusCode;
  body: Readonly<{ message: string }> & Readonly<Record<string, unknown>>;
}>;

/** Told of every fault that nobody foresaw, with the id under which the client may ask for it. */
export type ReportFault = (id: string, fault: unknown) => void;

const STATUS_OF_CODE: Readonly<Record<string, ContentfulStatusCode>> = {
  "invalid-sku": 400,
  "out-of-stock": 400,
  "conflicting-order-line": 409,
  "storage-unavailable": 503,
};

/** What the client hears of an error: its message where it is one of ours, else nothing but an id. */
export function answerToError(error: Error, reportFault: ReportFault): Answer {
  if (error instanceof RefusedRequest)
    return { status: error.status, body: { message: error.message, issues: error.issues } };
  const status = "code" in error ? STATUS_OF_CODE[String(error.code)] : undefined;
  if (status !== undefined) return { status, body: { message: error.message } };
  const id = randomUUID();
  reportFault(id, error);
  return { status: 500, body: { message: "Internal error", id } };
}
