import path from "node:path";
import { fileURLToPath } from "node:url";

/** What the environment decides. */
export type Config = Readonly<{
  /** 0 stands for any port that is free. */
  port: number;
  database: DatabaseAddress;
  /** Null where there is no mail server: mails are printed then. */
  smtpUrl: string | null;
  /** Nobody named a database: the chapter's own file is used, to try things on. */
  demonstration: boolean;
}>;

/** Where everything is kept: a SQLite file (or `:memory:`), or a PostgreSQL database. */
export type DatabaseAddress = Readonly<{ kind: "sqlite"; file: string } | { kind: "postgres"; url: string }>;

/** A variable of the environment has a value that cannot be used; the message names it and says what would do. */
export class InvalidConfiguration extends Error {
  override readonly name = "InvalidConfiguration";
}

const OWN_FILE: DatabaseAddress = {
  kind: "sqlite",
  file: path.join(import.meta.dirname, "../data/allocation.sqlite"),
};

/**
 * Reads `PORT` (5005 unless given), `DATABASE_URL`: a path or `file:` URL of a SQLite database, or `:memory:`, or the
 * `postgres:` URL of a PostgreSQL database, and `SMTP_URL`, that of a mail server.
 * @throws InvalidConfiguration
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const { PORT, DATABASE_URL, SMTP_URL } = environment;
  return {
    port: PORT ? portIn(PORT) : 5005,
    database: DATABASE_URL ? addressIn(DATABASE_URL) : OWN_FILE,
    smtpUrl: SMTP_URL ? mailServerIn(SMTP_URL) : null,
    demonstration: !DATABASE_URL,
  };
}

function portIn(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidConfiguration(`PORT must be a number from 0 to 65535, not "${text}"`);
}

function addressIn(url: string): DatabaseAddress {
  return /^postgres(ql)?:/i.test(url)
    ? { kind: "postgres", url: postgresIn(url) }
    : { kind: "sqlite", file: fileIn(url) };
}

function postgresIn(url: string): string {
  const { host, searchParams } = URL.parse(url) ?? {};
  if ((host || searchParams?.has("host")) && isWhole(url)) return url;
  // The rest of it may hold a password, and what is printed here ends in logs.
  throw new InvalidConfiguration(
    "DATABASE_URL must lead to a server, as postgres://<user>@<host>:5432/<database> does",
  );
}

function mailServerIn(url: string): string {
  const { protocol, host } = URL.parse(url) ?? {};
  if ((protocol === "smtp:" || protocol === "smtps:") && host && isWhole(url)) return url;
  // The rest of it may hold a password, and what is printed here ends in logs.
  throw new InvalidConfiguration("SMTP_URL must lead to a mail server, as smtp://<host>:25 does");
}

/** Behind the host, an "@" is the end of a password in which a "/", "?" or "#" was not written as %2F, %3F or %23. */
function isWhole(url: string): boolean {
  const { pathname, search, hash } = URL.parse(url) ?? {};
  return !`${pathname}${search}${hash}`.includes("@");
}

function fileIn(url: string): string {
  if (url.startsWith("file://")) return pathIn(url);
  const file = url.startsWith("file:") ? url.slice("file:".length) : url;
  const scheme = /^[a-z][a-z0-9+.-]+:/i.exec(file)?.[0]; // a single letter before the colon is a drive
  if (scheme === undefined && file.trim() !== "") return file;
  const found = scheme === undefined ? "blank" : `a "${scheme}" URL`;
  throw new InvalidConfiguration(
    `DATABASE_URL must be the path of a SQLite file, file:<path> or postgres://<host>/<database>, not ${found}`,
  );
}

function pathIn(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw new InvalidConfiguration("DATABASE_URL must lead to a file on this machine, as file:///<path> does");
  }
}
