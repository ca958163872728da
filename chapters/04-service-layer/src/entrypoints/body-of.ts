import type { Context } from "hono";
import type { z } from "zod";
import { RefusedRequest } from "./refused-request.ts";

/**
 * Reads the body of a request as JSON of the given shape.
 * @throws RefusedRequest saying what is wrong, field by field.
 */
export async function bodyOf<Shape extends z.ZodType>(context: Context, shape: Shape): Promise<z.output<Shape>> {
  const contentType = context.req.header("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(contentType))
    throw refused(415, `The body must be JSON, sent with "content-type: application/json"`);
  const body = parsed(await context.req.text());
  const result = shape.safeParse(body);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  throw new RefusedRequest(400, "The request is not valid", issues);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused(400, "The body is not well-formed JSON");
  }
}

function refused(status: 400 | 415, message: string): RefusedRequest {
  return new RefusedRequest(status, message, [{ path: "", message }]);
}
