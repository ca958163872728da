import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Occurrence } from "@cosmic/playground/application";
import { type Application, startApplication } from "@cosmic/playground/application/start";
import { loadSqlite } from "@cosmic/playground/sqlite/engine";

const CHAPTERS = path.resolve(import.meta.dirname, "../../../chapters");

/** A chapter's application as the lab runs it, though in this process, with all that it has told. */
export type Started = Application & Readonly<{ occurrences: Occurrence[]; reports: string[] }>;

export async function start(number: string): Promise<Started> {
  await loadSqlite();
  const occurrences: Occurrence[] = [];
  const reports: string[] = [];
  const application = await startApplication(filesOf(number), {
    occurred: (occurrence) => occurrences.push(occurrence),
    reported: (text) => reports.push(text),
  });
  return { ...application, occurrences, reports };
}

function filesOf(number: string): Record<string, string> {
  const name = readdirSync(CHAPTERS).find((each) => each.startsWith(`${number}-`)) ?? "";
  const folder = path.join(CHAPTERS, name);
  const inside = ["src", "migrations"].flatMap((part) =>
    readdirSync(path.join(folder, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  return Object.fromEntries(
    inside.map((file) => [path.relative(folder, file).replaceAll("\\", "/"), readFileSync(file, "utf8")]),
  );
}
