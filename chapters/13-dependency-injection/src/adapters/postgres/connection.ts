import path from "node:path";
import pg from "pg";
import { migrate } from "./migrate.ts";

const MIGRATIONS = path.join(import.meta.dirname, "../../../migrations/postgres");

/** Each waiting request holds one; PostgreSQL serves a hundred in all unless told otherwise. */
const CONNECTIONS = 8;
/** Milliseconds. So long a request waits for a connection before it is told that there is none. */
const REQUEST_WAITS = 2_000;
/** Milliseconds. So long a statement waits for a row that somebody else has locked; it holds a connection meanwhile. */
const STATEMENT_WAITS = 2_000;

/**
 * Opens connections to the database at `url`, and brings its tables up to date.
 * @param migrations the folder of the SQL files that make the tables
 * @throws MigrationFailed when a migration cannot be applied; what PostgreSQL or the network says when there is no database
 */
export async function openPool(url: string, migrations = MIGRATIONS): Promise<pg.Pool> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: REQUEST_WAITS,
    lock_timeout: STATEMENT_WAITS,
  });
  surviveLostConnections(pool);
  try {
    await migrate(pool, migrations);
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/**
 * When PostgreSQL stops, every open connection reports an error, and one that nobody listens to ends the process. Whoever
 * was waiting for an answer is told anyway; connections that were idle are replaced when they are needed.
 */
function surviveLostConnections(pool: pg.Pool): void {
  pool.on("error", () => {});
  pool.on("connect", (connection) => void connection.on("error", () => {}));
}
