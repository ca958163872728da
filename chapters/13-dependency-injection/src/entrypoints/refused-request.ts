import type { ContentfulStatusCode } from "hono/utils/http-status";

/** One thing that is wrong with a request; `path` is the field, empty where no single field is to blame. */
export type Issue = Readonly<{ path: string; message: string }>;

/** The request cannot be understood, so nobody was asked to do anything. */
export class RefusedRequest extends Error {
  override readonly name = "RefusedRequest";
  readonly status: ContentfulStatusCode;
  readonly issues: readonly Issue[];

  constructor(status: ContentfulStatusCode, message: string, issues: readonly Issue[]) {
    super(message);
    this.status = status;
    this.issues = issues;
  }
}
