import type { z } from "zod";
import { RefusedRequest } from "./refused-request.ts";

/** What came in, as what was expected. @throws RefusedRequest saying what is wrong, field by field. */
export function expected<Shape extends z.ZodType>(shape: Shape, input: unknown): z.output<Shape> {
  const result = shape.safeParse(input);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  throw new RefusedRequest(400, "The request is not valid", issues);
}
