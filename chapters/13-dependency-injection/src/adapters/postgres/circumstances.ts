import { DrizzleQueryError } from "drizzle-orm";
import pg from "pg";

/** Nobody there, the connection lost, the server going down or full, a row locked: circumstances, which may pass. */
export function isPostgresCircumstance(error: unknown): boolean {
  const cause = causeOf(error);
  if (cause instanceof pg.DatabaseError) return CIRCUMSTANCES.test(cause.code ?? "");
  if (!(cause instanceof Error)) return false;
  return "code" in cause ? NETWORK.test(String(cause.code)) : LOST_CONNECTION.test(cause.message);
}

/** What PostgreSQL or the network said; the query builder wraps it. */
export function causeOf(error: unknown): unknown {
  return error instanceof DrizzleQueryError ? error.cause : error;
}

/** SQLSTATE: connection, read-only, deadlock, resources, a lock, the administrator, the system. */
const CIRCUMSTANCES = /^(08|25006|40P01|53|55P03|57P|58)/;
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/;
const LOST_CONNECTION =
  /^(Connection terminated|Client (has encountered|was closed)|timeout exceeded when trying to connect)/;
