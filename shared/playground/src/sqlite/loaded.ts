// better-sqlite3, as a chapter imports it in a page.
import wasm from "@sqlite.org/sqlite-wasm/sqlite3.wasm?url";
import { loadSqlite } from "./engine.ts";

await loadSqlite(wasm);

export { Database, default, SqliteError } from "./database.ts";
