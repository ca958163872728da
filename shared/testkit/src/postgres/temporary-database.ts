import { createHash, randomUUID } from "node:crypto";
import { Client } from "pg";
import { serverOfThisRun } from "./server-of-this-run.ts";

/** A database of the caller's own. Disposing of it closes all connections to it and drops it. */
export type TemporaryDatabase = AsyncDisposable & {
  /** `postgres://postgres@127.0.0.1:21743/test_0c3f…` */
  readonly url: string;
};

/** What a new database starts with. */
export type DatabaseTemplate = {
  /** Tells templates of one run apart: `import.meta.filename` of the file that states it. */
  readonly key: string;
  /** Fills an empty database, for instance migrates it: once per run, whichever test file is first. */
  readonly prepare: (url: string) => Promise<void>;
};

/**
 * A new database on a server that all test files of this run share, empty or as its template was prepared (0.1 s).
 * The server is started by the first that asks, in a second, and ends with the run, however that one ends.
 * @throws Error with all that was printed, when PostgreSQL does not start; what `prepare` throws.
 */
export async function temporaryDatabase(template?: DatabaseTemplate): Promise<TemporaryDatabase> {
  const server = await serverOfThisRun();
  const source = template ? await prepared(server, template) : "template0";
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await execute(server, `create database ${name} template ${source} strategy file_copy`);
  return {
    url: databaseOn(server, name),
    [Symbol.asyncDispose]: () => execute(server, `drop database if exists ${name} with (force)`),
  };
}

/** The name of the database that `template` was prepared in. Whoever comes while another prepares it waits. */
async function prepared(server: string, { key, prepare }: DatabaseTemplate): Promise<string> {
  const name = `template_${createHash("sha256").update(key).digest("hex").slice(0, 32)}`;
  await using connection = await connectTo(server);
  const { client } = connection;
  await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [name]);
  const { rowCount } = await client.query("select from pg_database where datname = $1 and datistemplate", [name]);
  if (rowCount === 1) return name;

  // One that is no template yet was left by a test file that ended before it was prepared.
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(`create database ${name} template template0`);
  await prepare(databaseOn(server, name));
  await client.query(`alter database ${name} with is_template true allow_connections false`);
  return name;
}

function databaseOn(server: string, name: string): string {
  return new URL(`/${name}`, server).href;
}

async function execute(server: string, statement: string): Promise<void> {
  await using connection = await connectTo(server);
  await connection.client.query(statement);
}

async function connectTo(server: string): Promise<AsyncDisposable & { readonly client: Client }> {
  const client = new Client(server);
  await client.connect();
  return { client, [Symbol.asyncDispose]: () => client.end() };
}
