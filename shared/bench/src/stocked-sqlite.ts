import { copyFile } from "node:fs/promises";
import type { Chapter } from "./chapter.ts";
import { openChapter } from "./chapter-allocator.ts";
import { openDatabase } from "./floors/sqlite.ts";
import { rowsOf, type Stock } from "./stock.ts";

/** Two files with the same content, one for each contender: the chapter makes the tables, the stock is put in as rows. */
export async function stockedFiles(
  chapter: Chapter,
  stem: string,
  stock: Stock,
): Promise<Readonly<{ ours: string; floors: string }>> {
  const files = { ours: `${stem}-ours.sqlite`, floors: `${stem}-floor.sqlite` };
  await (await openChapter(chapter, { kind: "sqlite", file: files.ours }))[Symbol.asyncDispose]();
  fill(files.ours, stock);
  await copyFile(files.ours, files.floors);
  return files;
}

function fill(file: string, stock: Stock): void {
  const client = openDatabase(file);
  const tables = new Set(client.prepare("select name from sqlite_master where type = 'table'").pluck().all());
  client.transaction(() => {
    for (const [table, rows] of Object.entries(rowsOf(stock))) {
      const [first] = rows;
      if (!first || !tables.has(table)) continue;
      const columns = Object.keys(first);
      const insert = client.prepare(
        `insert into ${table} (${columns}) values (${columns.map((column) => `@${column}`)})`,
      );
      for (const row of rows) insert.run(row);
    }
  })();
  client.close();
}
