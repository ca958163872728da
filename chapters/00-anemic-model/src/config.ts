import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The environment, read once when the process starts. A wrong value ends it with a sentence naming the variable. */
export const config = {
  port: readPort(process.env.PORT || "5005"),
  database: readDatabase(process.env.DATABASE_URL || path.join(import.meta.dirname, "../data/allocation.sqlite")),
  smtpUrl: readSmtpUrl(process.env.SMTP_URL || undefined),
  isDemonstration: !process.env.DATABASE_URL,
};

/** Ends the start with one sentence and no stack trace. */
export function refuseToStart(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  return refuseToStart(`PORT must be a number from 0 (any free port) to 65535, not "${text}".`);
}

/** A path to a file, or ":memory:". */
function readDatabase(text: string): string {
  if (text === ":memory:") return text;
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(text)?.[1];
  if (scheme === undefined) return path.resolve(text);
  if (scheme.toLowerCase() === "file") return readFileUrl(text);
  return refuseToStart(
    `DATABASE_URL must be a path, a file: URL or :memory:, but its scheme is "${scheme}:". This chapter knows SQLite only.`,
  );
}

function readFileUrl(text: string): string {
  try {
    return fileURLToPath(new URL(text, pathToFileURL(`${process.cwd()}/`)));
  } catch {
    return refuseToStart(`DATABASE_URL is no file: URL that leads to a file here: "${text}".`);
  }
}

function readSmtpUrl(text: string | undefined): string | undefined {
  const isRight = text === undefined || (/^smtps?:\/\/./.test(text) && URL.canParse(text));
  return isRight ? text : refuseToStart(`SMTP_URL must look like smtp://localhost:1025, not "${text}".`);
}
