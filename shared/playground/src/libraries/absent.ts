import type { Exports } from "../linker/linker.ts";

/** Libraries that need what a page does not have, and what that is. */
export const NEEDS: Readonly<Record<string, string>> = {
  pg: "PostgreSQL",
  "drizzle-orm/node-postgres": "PostgreSQL",
  "@cosmic/testkit/postgres": "PostgreSQL",
  redis: "Redis",
  "@cosmic/testkit/redis": "Redis",
  nodemailer: "a mail server",
  "@cosmic/testkit/smtp": "a mail server",
  "@cosmic/conformance": "a server",
  "@hono/node-server": "a server",
  "node:http": "a server",
  "node:net": "a server",
  execa: "processes",
  commander: "a command line",
  "node:child_process": "processes",
  "node:readline": "processes",
  "node:async_hooks": "Node's way of following a call through its awaits",
  "node:fs/promises": "files",
  "node:os": "files",
  "node:util": "Node",
};

/** What a test file may import of the test kit, and needs then. */
export const TESTKIT_NEEDS: Readonly<Record<string, string>> = {
  startApplication: "processes",
  startProcess: "processes",
  temporaryFolder: "files",
  openServer: "a server",
  describeWith: "servers of its own",
};

/**
 * Stands for a library that cannot run here: whoever imports it may do so, since an application imports all of its
 * adapters; whoever uses it is told.
 */
export function absent(name: string): Exports {
  const refuse = (): never => {
    throw new Error(`${name} needs ${NEEDS[name] ?? "Node"}, which a page does not have`);
  };
  const anything: unknown = new Proxy(class {}, {
    apply: refuse,
    construct: refuse,
    get: (_, key) => (key === "prototype" ? {} : anything),
  });
  const get = (_: object, key: string | symbol) => {
    if (key === "__esModule") return true;
    // A module is no promise, whatever else it may be asked for.
    return key === "then" ? undefined : anything;
  };
  return new Proxy({}, { get, has: () => true });
}
