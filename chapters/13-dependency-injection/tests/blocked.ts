import { eventually } from "@cosmic/testkit";
import type { Client, Pool } from "pg";
import { expect } from "vitest";

/** Resolves once so many connections of the onlooker's database wait for what others have locked. */
export async function untilBlocked(connections: number, onlooker: Client | Pool): Promise<void> {
  await eventually(
    async () => {
      const { rows } = await onlooker.query(
        "select from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0",
      );
      expect(rows).toHaveLength(connections);
    },
    { within: 10_000 },
  );
}
