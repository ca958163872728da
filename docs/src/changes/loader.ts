import type { Loader } from "astro/loaders";
import { z } from "zod";
import { changesOf } from "./changes.ts";

const changedPackage = z.object({
  name: z.string(),
  type: z.enum(["major", "minor", "patch"]),
  version: z.string().optional(),
});

/** The changes as a collection: its Markdown becomes HTML as that of every page does. */
export function changesLoader(root: string): Loader {
  return {
    name: "changes",
    schema: z.object({
      summary: z.string(),
      packages: z.array(changedPackage),
      date: z.date().optional(),
      /** Where it stands in the order: a collection has none. */
      at: z.number(),
    }),
    load: async ({ store, parseData, renderMarkdown }) => {
      store.clear();
      for (const [at, { id, ...change }] of (await changesOf(root)).entries()) {
        const data = await parseData({ id, data: { ...change, at } });
        store.set({ id, data, body: change.summary, rendered: await renderMarkdown(change.summary) });
      }
    },
  };
}
