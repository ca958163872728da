import type { Pool, PoolClient } from "pg";
import { type Migration, MigrationFailed, migrationsIn } from "../migrations.ts";

/** Any number will do, as long as everybody who migrates takes the same. */
const MIGRATION_LOCK = 5_005;

/**
 * Runs the SQL files of `folder` that this database has not seen yet, in the order of their names, and remembers those
 * names. All of them or none: they share one transaction, which holds a lock from the beginning, so that of several
 * processes that start at once one migrates and the others wait, then find nothing left to do.
 * @throws MigrationFailed naming the file and PostgreSQL's reason; the database is as it was before.
 */
export async function migrate(pool: Pool, folder: string): Promise<void> {
  const migrations = migrationsIn(folder);
  const connection = await pool.connect();
  try {
    await connection.query("begin; set local lock_timeout = 0");
    await connection.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await connection.query("create table if not exists migrations (name text primary key)");
    const known = await connection.query<{ name: string }>("select name from migrations");
    const names = new Set(known.rows.map(({ name }) => name));
    for (const migration of migrations) if (!names.has(migration.name)) await apply(connection, migration);
    await connection.query("commit");
  } catch (error) {
    await connection.query("rollback").catch(() => {}); // Where the connection is lost, so is the transaction.
    throw error;
  } finally {
    connection.release();
  }
}

async function apply(connection: PoolClient, { name, statements }: Migration): Promise<void> {
  try {
    await connection.query(statements);
    await connection.query("insert into migrations (name) values ($1)", [name]);
  } catch (cause) {
    throw new MigrationFailed(name, cause);
  }
}
