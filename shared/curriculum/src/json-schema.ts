import { z } from "zod";
import { manifestSchema } from "./manifest.ts";

/** The schema of `chapter.json` for editors: what they can complete, explain and underline. */
export function jsonSchema(): object {
  return { title: "A chapter of Cosmic TypeScript", ...z.toJSONSchema(manifestSchema, { io: "input" }) };
}
