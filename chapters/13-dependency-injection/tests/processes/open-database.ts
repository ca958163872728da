// One of several processes that open the same database at the same instant: each message is a job, and is answered.
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";

process.on("message", ({ file, migrations }: { file: string; migrations: string }) => {
  process.send?.(outcomeOf(() => openDatabase(file, migrations).close()));
});

function outcomeOf(work: () => void): string {
  try {
    work();
    return "opened";
  } catch (error) {
    return String(error);
  }
}
