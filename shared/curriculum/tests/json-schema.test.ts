import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { jsonSchema } from "../src/json-schema.ts";

test("the schema that editors read is the one that the manifests are read by", async () => {
  const published = JSON.parse(await readFile(new URL("../chapter.schema.json", import.meta.url), "utf8"));

  expect(published, "write it anew: pnpm --filter ./shared/curriculum schema").toEqual(jsonSchema());
});
