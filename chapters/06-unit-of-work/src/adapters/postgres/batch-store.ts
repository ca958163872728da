import type { Pool } from "pg";
import { type BatchRow, type BatchRows, type LineRow, toBatchRows } from "../batch-rows.ts";
import type { BatchStore } from "../batch-store.ts";
import { withQueries } from "./queries.ts";

/** Batches in PostgreSQL. Reading is one statement, hence one snapshot; writing is one transaction. */
export function postgresBatchStore(pool: Pool): BatchStore {
  return {
    load: async (reference) => {
      const rows = await withQueries(pool, ({ batch }) => batch.execute({ reference }));
      return taken(rows)[0];
    },
    loadBySku: async (sku) => taken(await withQueries(pool, ({ batchesOfSku }) => batchesOfSku.execute({ sku }))),
    write: (changes) =>
      withQueries(pool, ({ saveBatch, deleteLine, saveLine, database }) =>
        database.transaction(async () => {
          for (const { batch } of changes) if (batch) await saveBatch.execute(batch);
          // A line may have moved from one batch to another: it leaves before it arrives.
          for (const line of changes.flatMap(({ deleted }) => deleted)) await deleteLine.execute(line);
          for (const line of changes.flatMap(({ inserted }) => inserted)) await saveLine.execute(line);
        }),
      ),
  };
}

type JoinedRow = Readonly<{ batch: BatchRow; line: LineRow | null }>;

/** Takes apart again what the join has put side by side. */
function taken(rows: readonly JoinedRow[]): BatchRows[] {
  const byReference = new Map(rows.map(({ batch }) => [batch.reference, batch]));
  return toBatchRows(
    [...byReference.values()],
    rows.flatMap(({ line }) => line ?? []),
  );
}
