import type { HonoRequest } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";

/** Text that every database gives back as it was. */
export const identifier = z
  .string()
  .min(1)
  .max(255)
  .refine((text) => !/\p{Cc}/u.test(text), "expected no control characters")
  .refine((text) => text.isWellFormed(), "expected well-formed Unicode");

/** A date; of a date-time only the date counts. */
export const date = z
  .union([z.iso.date(), z.iso.datetime({ offset: true, local: true })], { error: "expected a date, YYYY-MM-DD" })
  .refine((text) => !text.startsWith("0000"), "expected a year from 1 on")
  .transform((text) => text.slice(0, "YYYY-MM-DD".length));

/** A body that cannot be worked with: `issues` says which fields and why. */
export class InvalidBody extends Error {
  readonly status: 400 | 413 | 415;
  readonly issues: { path: string; message: string }[];

  constructor(status: 400 | 413 | 415, message: string, issues = [{ path: "", message }]) {
    super(message);
    this.status = status;
    this.issues = issues;
  }
}

export const upTo100Kilobytes = bodyLimit({
  maxSize: 100_000,
  onError: () => {
    throw new InvalidBody(413, "The body has more than 100 kB");
  },
});

/** Reads a JSON body; fields that `schema` does not name are left out. @throws InvalidBody */
export async function readBody<Body>(request: HonoRequest, schema: z.ZodType<Body>): Promise<Body> {
  if (!/^application\/json\s*(;|$)/i.test(request.header("content-type") ?? ""))
    throw new InvalidBody(415, "The content type must be application/json");

  const result = schema.safeParse(parseJson(await request.text()));
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  throw new InvalidBody(400, "The body is not as it should be", issues);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidBody(400, "The body is not JSON");
  }
}
