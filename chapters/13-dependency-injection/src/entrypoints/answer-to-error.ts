import type { ContentfulStatusCode } from "hono/utils/http-status";
import { RefusedRequest } from "./refused-request.ts";

type Answer = Readonly<{
  status: ContentfulStatusCode;
  body: Readonly<{ message: string }> & Readonly<Record<string, unknown>>;
}>;

/** Told of every fault on our side, with an id to find it by: where nobody foresaw it, the client is given the same id. */
export type ReportFault = (id: string, fault: unknown) => void;

const STATUS_OF_CODE: Readonly<Record<string, ContentfulStatusCode>> = {
  "invalid-sku": 400,
  "not-allocated": 404,
  "unknown-batch": 404,
  "conflicting-order-line": 409,
  "conflicting-batch": 409,
  "concurrency-conflict": 409,
  "storage-unavailable": 503,
};

/** Whether it was foreseen that the request is refused for this: nobody has to mend anything. */
export function isRefusal(error: Error): boolean {
  return error instanceof RefusedRequest || (statusOf(error) ?? 500) < 500;
}

/** What the client hears of an error: its message where it is one of ours, else nothing but an id. */
export function answerToError(error: Error, reportFault: ReportFault): Answer {
  if (error instanceof RefusedRequest)
    return { status: error.status, body: { message: error.message, issues: error.issues } };
  const status = statusOf(error);
  if (status !== undefined && status < 500) return { status, body: { message: error.message } };
  const id = crypto.randomUUID();
  reportFault(id, error);
  if (status !== undefined) return { status, body: { message: error.message } };
  return { status: 500, body: { message: "Internal error", id } };
}

function statusOf(error: Error): ContentfulStatusCode | undefined {
  return "code" in error ? STATUS_OF_CODE[String(error.code)] : undefined;
}
