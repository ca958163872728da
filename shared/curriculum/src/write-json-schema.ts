// Writes chapter.schema.json anew: pnpm --filter ./shared/curriculum schema
import { writeFile } from "node:fs/promises";
import { jsonSchema } from "./json-schema.ts";

await writeFile(new URL("../chapter.schema.json", import.meta.url), `${JSON.stringify(jsonSchema(), null, 2)}\n`);
