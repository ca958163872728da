import path from "node:path";
import { fileURLToPath } from "node:url";

/** What the environment decides. */
export type Config = Readonly<{
  /** 0 stands for any port that is free. */
  port: number;
  databaseFile: string;
  /** Nobody named a database: the chapter's own file is used, to try things on. */
  demonstration: boolean;
}>;

/** A variable of the environment has a value that cannot be used; the message names it and says what would do. */
export class InvalidConfiguration extends Error {
  override readonly name = "InvalidConfiguration";
}

const OWN_FILE = path.join(import.meta.dirname, "../data/allocation.sqlite");

/**
 * Reads `PORT` (5005 unless given) and `DATABASE_URL` (a path or `file:` URL of a SQLite database, or `:memory:`).
 * @throws InvalidConfiguration
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const { PORT, DATABASE_URL } = environment;
  return {
    port: PORT ? portIn(PORT) : 5005,
    databaseFile: DATABASE_URL ? fileIn(DATABASE_URL) : OWN_FILE,
    demonstration: !DATABASE_URL,
  };
}

function portIn(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidConfiguration(`PORT must be a number from 0 to 65535, not "${text}"`);
}

function fileIn(url: string): string {
  if (url.startsWith("file://")) return pathIn(url);
  const file = url.startsWith("file:") ? url.slice("file:".length) : url;
  const scheme = /^[a-z][a-z0-9+.-]+:/i.exec(file)?.[0]; // a single letter before the colon is a drive
  if (scheme === undefined && file.trim() !== "") return file;
  // The rest of it may hold a password, and what is printed here ends in logs.
  const found = scheme === undefined ? "blank" : `a "${scheme}" URL`;
  throw new InvalidConfiguration(`DATABASE_URL must be the path of a SQLite file, or file:<path>, not ${found}`);
}

function pathIn(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw new InvalidConfiguration("DATABASE_URL must lead to a file on this machine, as file:///<path> does");
  }
}
