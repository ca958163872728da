import type { Context } from "hono";
import type { z } from "zod";
import { expected } from "./expected.ts";
import { RefusedRequest } from "./refused-request.ts";

/**
 * Reads the body of a request as JSON of the given shape.
 * @throws RefusedRequest saying what is wrong, field by field.
 */
export async function bodyOf<Shape extends z.ZodType>(context: Context, shape: Shape): Promise<z.output<Shape>> {
  const contentType = context.req.header("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(contentType))
    throw refused(415, `The body must be JSON, sent with "content-type: application/json"`);
  return expected(shape, parsed(await bytesOf(context)));
}

async function bytesOf(context: Context): Promise<ArrayBuffer> {
  try {
    return await context.req.arrayBuffer();
  } catch (error) {
    if (error instanceof RefusedRequest) throw error;
    throw refused(400, "The body did not arrive");
  }
}

/** JSON is UTF-8; bytes that are not would come out as other identifiers than those that were sent. */
function parsed(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw refused(400, "The body is not well-formed JSON");
  }
}

function refused(status: 400 | 415, message: string): RefusedRequest {
  return new RefusedRequest(status, message, [{ path: "", message }]);
}
