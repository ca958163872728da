import type { Report, Result } from "@cosmic/conformance";
import { colors } from "../colors.ts";

type Outcome = Result["outcome"];

/** How many checks had each outcome. */
export type Counts = Readonly<Record<Outcome, number>>;

const OPTION = {
  redis: "--redis <url> (the Redis that the service is connected to)",
  mailbox: "--mailbox <url> (the MailHog or Mailpit that its mails arrive in)",
} as const;

export function countsOf(report: Report): Counts {
  const count = (wanted: Outcome) => report.filter(({ outcome }) => outcome === wanted).length;
  return { kept: count("kept"), violated: count("violated"), "not tried": count("not tried") };
}

/** One line for all checks about a subject, and under it, in full, what was violated. */
export function printSubject(subject: string, results: Report): void {
  const counts = countsOf(results);
  console.log(`${markOf(counts)} ${subject}: ${inWords(counts)}`);
  for (const result of results) if (result.outcome === "violated") printViolation(result.title, result.message);
  if (counts.violated > 0) console.log();
}

/** What came of all checks, and what to give so that more can be tried. */
export function printSummary(report: Report, chapter: string): void {
  const counts = countsOf(report);
  const needs = new Set(report.flatMap((each) => (each.outcome === "not tried" ? [each.need] : [])));
  console.log(`${markOf(counts)} ${inWords(counts)}, of the ${report.length} checks of chapter ${chapter}`);
  for (const need of needs) console.log(colors.dim(`  to try more of them, give ${OPTION[need]}`));
}

function printViolation(title: string, message: string): void {
  console.log(`\n  ${colors.red("✗")} ${colors.bold(title)}`);
  console.log(message.replace(/^/gm, "    "));
}

function markOf({ kept, violated }: Counts): string {
  if (violated > 0) return colors.red("✗");
  return kept > 0 ? colors.green("✓") : colors.dim("–");
}

function inWords(counts: Counts): string {
  const parts = (["kept", "violated", "not tried"] as const).filter((outcome) => counts[outcome] > 0);
  return parts.map((outcome) => `${counts[outcome]} ${outcome}`).join(", ");
}
