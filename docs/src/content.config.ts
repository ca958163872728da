import { defineCollection } from "astro:content";
import path from "node:path";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
import { changesLoader } from "./changes/loader.ts";

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  changes: defineCollection({ loader: changesLoader(path.resolve("..")) }),
};
