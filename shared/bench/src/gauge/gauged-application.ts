import path from "node:path";
import { startApplication } from "@cosmic/testkit";
import type { Chapter } from "../chapter.ts";

/** Bytes, after a collection: JavaScript objects, and all that the process has of the machine's memory. */
export type Memory = Readonly<{ heapUsed: number; rss: number }>;

export type GaugedApplication = AsyncDisposable & { readonly url: string; readonly memory: () => Promise<Memory> };

/** A chapter's server over a database in memory, as a process of its own whose memory can be read. */
export async function startGauged({ folder }: Chapter): Promise<GaugedApplication> {
  const application = await startApplication({
    folder,
    entrypoint: path.join(import.meta.dirname, "gauged-server.ts"),
    env: { GAUGED_SERVER: path.join(folder, "src/entrypoints/server.ts"), DATABASE_URL: ":memory:" },
  });
  const port = /gauge on port (\d+);/.exec(application.output())?.[1];
  return {
    url: application.url,
    memory: async () => {
      const response = await fetch(`http://127.0.0.1:${port}/`);
      return JSON.parse(await response.text());
    },
    [Symbol.asyncDispose]: () => application[Symbol.asyncDispose](),
  };
}
