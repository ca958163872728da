import { fileURLToPath } from "node:url";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** For the bundler: what libraries themselves import in a page, and what stands in its place. */
export const aliases: Readonly<Record<string, string>> = {
  "better-sqlite3": here("./sqlite/loaded.ts"),
  "node:timers/promises": here("./libraries/node/timers-promises.ts"),
};

/**
 * A plugin for the bundler of workers: Babel resolves paths even where it is given none. No alias, since the site's own
 * code, which runs while it is built, wants Node's.
 */
export const pathsForBabel = () => ({
  name: "paths-for-babel",
  enforce: "pre" as const,
  resolveId: (name: string, importer?: string) =>
    name === "node:path" && importer?.includes("@babel/core") ? here("./libraries/node/path.ts") : undefined,
});
