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
  "out-of-stock": 400,
  "conflicting-order-line": 409,
};

/** What the client hears of an error. */
export function answerToError(error: Error, _reportFault: ReportFault): Answer {
  if (error instanceof RefusedRequest)
    return { status: error.status, body: { message: error.message, issues: error.issues } };
  const status = "code" in error ? STATUS_OF_CODE[String(error.code)] : undefined;
  return { status: status ?? 500, body: { message: error.message } };
}
