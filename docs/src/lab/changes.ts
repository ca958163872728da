import type { Row, Table } from "@cosmic/playground/application";

export type Change = "added" | "changed" | "removed" | "same";

/** A row, and what the last request did to it: `said` in words, empty where it did nothing. */
export type ChangedRow = Readonly<{ row: Row; change: Change; said: string }>;

export type ChangedTable = Readonly<{
  name: string;
  columns: readonly string[];
  rows: readonly ChangedRow[];
  said: string;
}>;

/** Compares tables with what they were before; rows that are gone come last. */
export function changesBetween(before: readonly Table[], now: readonly Table[]): ChangedTable[] {
  return now.map((table) =>
    changesIn(
      before.find(({ name }) => name === table.name),
      table,
    ),
  );
}

function changesIn(before: Table | undefined, { name, columns, key, rows }: Table): ChangedTable {
  const keyOf = (row: Row) => JSON.stringify((key.length > 0 ? key : columns).map((column) => row[column]));
  const old = new Map(before?.rows.map((row) => [keyOf(row), row]));
  const present = rows.map((row): ChangedRow => {
    const was = old.get(keyOf(row));
    old.delete(keyOf(row));
    return was ? compared(was, row, columns) : { row, change: "added", said: "added" };
  });
  const gone = [...old.values()].map((row): ChangedRow => ({ row, change: "removed", said: "removed" }));
  const all = [...present, ...gone];
  return { name, columns, rows: all, said: summaryOf(all) };
}

function compared(was: Row, row: Row, columns: readonly string[]): ChangedRow {
  const different = columns.filter((column) => was[column] !== row[column]);
  if (different.length === 0) return { row, change: "same", said: "" };
  return {
    row,
    change: "changed",
    said: different.map((column) => `${column} was ${was[column] ?? "null"}`).join(", "),
  };
}

/** `2 rows added, 1 changed`; empty where nothing happened. */
function summaryOf(rows: readonly ChangedRow[]): string {
  const counted = (["added", "changed", "removed"] as const)
    .map((change) => ({ change, count: rows.filter((row) => row.change === change).length }))
    .filter(({ count }) => count > 0);
  return counted
    .map(({ change, count }, at) =>
      at === 0 ? `${count} ${count === 1 ? "row" : "rows"} ${change}` : `${count} ${change}`,
    )
    .join(", ");
}
