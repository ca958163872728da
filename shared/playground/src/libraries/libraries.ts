import type { Files } from "../linker/files.ts";
import { reachOf } from "../linker/imports.ts";
import type { Exports, Libraries } from "../linker/linker.ts";
import { absent } from "./absent.ts";
import { chapterFiles } from "./node/file-system.ts";

/** Libraries that run in a page, each loaded when a chapter first wants it. */
const AVAILABLE: Readonly<Record<string, (files: Files) => Promise<object>>> = {
  vitest: () => import("vitest"),
  hono: () => import("hono"),
  "hono/body-limit": () => import("hono/body-limit"),
  "hono/html": () => import("hono/html"),
  zod: () => import("zod"),
  "fast-check": () => import("fast-check"),
  parse5: () => import("parse5"),
  "drizzle-orm": () => import("drizzle-orm"),
  "drizzle-orm/sqlite-core": () => import("drizzle-orm/sqlite-core"),
  "drizzle-orm/better-sqlite3": () => import("drizzle-orm/better-sqlite3"),
  "drizzle-orm/pg-core": () => import("drizzle-orm/pg-core"),
  "better-sqlite3": () => import("better-sqlite3"),
  "@cosmic/kernel": () => import("@cosmic/kernel"),
  "@cosmic/testkit": () => import("./testkit.ts"),
  "@cosmic/testkit/random": () => import("@cosmic/testkit/random"),
  "node:timers/promises": () => import("node:timers/promises"),
  "node:crypto": () => import("./node/crypto.ts"),
  "node:events": () => import("events/"),
  "node:fs": async (files) => chapterFiles(files),
  "node:path": () => import("./node/path.ts"),
  "node:url": () => import("./node/url.ts"),
};

/** All libraries that the tests reach. In the place of one that does not run in a page stands one that says so when it is used. */
export async function librariesFor(files: Files, tests: readonly string[]): Promise<Libraries> {
  const wanted = new Set(tests.flatMap((test) => reachedBy(test, files)));
  const loaded = [...wanted].map(async (name) => [name, await load(name, files)] as const);
  return Object.fromEntries(await Promise.all(loaded));
}

/** Where a file cannot be read, or an import leads nowhere, the linker will say it, with its place. */
function reachedBy(test: string, files: Files): string[] {
  try {
    return [...reachOf(test, files).libraries];
  } catch {
    return Object.keys(AVAILABLE);
  }
}

async function load(name: string, files: Files): Promise<Exports> {
  const exports = await AVAILABLE[name]?.(files);
  // For transpiled modules: what `default` is, is said by the library.
  return exports ? { ...exports, __esModule: true } : absent(name);
}
