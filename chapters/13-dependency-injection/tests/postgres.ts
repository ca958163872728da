import { type DatabaseTemplate, temporaryDatabase } from "@cosmic/testkit/postgres";
import { Pool } from "pg";
import { afterAll, expect } from "vitest";
import { openPool } from "../src/adapters/postgres/connection.ts";

/** A database with this chapter's tables; they are made once, and copied for each that asks. */
export const migrated: DatabaseTemplate = {
  key: import.meta.filename,
  prepare: async (url) => {
    const pool = await openPool(url);
    expect(pool, "what openPool opens").toBeInstanceOf(Pool);
    await pool.end();
  },
};

/** Connections to a new database with this chapter's tables. Disposing of it closes them and drops the database. */
export async function temporaryPool(): Promise<{ readonly pool: Pool } & AsyncDisposable> {
  const database = await temporaryDatabase(migrated);
  const pool = await openPool(`${database.url}?lock_timeout=60000`); // Stories about locks may take their time.
  const dispose = async () => {
    await pool.end();
    await database[Symbol.asyncDispose]();
  };
  return { pool, [Symbol.asyncDispose]: dispose };
}

/** The same for all tests of a group: opened by the first that asks, closed after the last. */
export function sharedPool(): () => Promise<Pool> {
  let opened: ReturnType<typeof temporaryPool> | undefined;
  afterAll(async () => (await opened)?.[Symbol.asyncDispose]());
  return async () => {
    opened ??= temporaryPool();
    return (await opened).pool;
  };
}

/** The same connections, once all tables are empty, whichever there are. */
export async function emptied(pool: Pool): Promise<Pool> {
  await pool.query(`
    do $$ begin
      execute (select 'truncate ' || string_agg(quote_ident(tablename), ', ')
        from pg_tables where schemaname = 'public' and tablename <> 'migrations');
    end $$`);
  return pool;
}
