import pg from "pg";
import { causeOf } from "./circumstances.ts";

/** Whether PostgreSQL refused to write because somebody else was faster: the whole attempt is worth making again. */
export function isPostgresLostRace(error: unknown): boolean {
  const cause = causeOf(error);
  return cause instanceof pg.DatabaseError && LOST_RACE.includes(cause.code ?? "");
}

/** Unique violation, serialization failure, deadlock. */
const LOST_RACE = ["23505", "40001", "40P01"];
