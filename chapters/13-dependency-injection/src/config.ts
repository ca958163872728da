import path from "node:path";
import { fileURLToPath } from "node:url";

/** What the environment decides. */
export type Config = Readonly<{
  /** 0 stands for any port that is free. */
  port: number;
  database: DatabaseAddress;
  /** Null where there is no Redis: what other systems would be told stays in this process. */
  redisUrl: string | null;
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

/** The variables of the environment, or others in their place. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `PORT`, `DATABASE_URL` (a path or `file:` URL of a SQLite database, `:memory:`, or the `postgres:` URL of a PostgreSQL
 * database), `REDIS_URL` and `SMTP_URL`; where one of them is missing, `API_HOST`, `DB_HOST` with `DB_PASSWORD`, `REDIS_HOST`
 * and `EMAIL_HOST` in its place, with the ports that the reference application gives them.
 * @throws InvalidConfiguration
 */
export function readConfig(environment: Environment): Config {
  const { PORT } = environment;
  const databaseUrl = environment.DATABASE_URL || databaseUrlOf(environment);
  const redis = addressOf("REDIS_HOST", environment.REDIS_HOST, { here: 63_791, elsewhere: 6_379 });
  const smtp = addressOf("EMAIL_HOST", environment.EMAIL_HOST, { here: 11_025, elsewhere: 1_025 });
  const redisUrl = environment.REDIS_URL || (redis && `redis://${redis}`);
  const smtpUrl = environment.SMTP_URL || (smtp && `smtp://${smtp}`);
  return {
    port: PORT ? portIn(PORT) : portBehind(environment.API_HOST),
    database: databaseUrl ? addressIn(databaseUrl) : OWN_FILE,
    redisUrl: redisUrl ? redisIn(redisUrl) : null,
    smtpUrl: smtpUrl ? mailServerIn(smtpUrl) : null,
    demonstration: !databaseUrl,
  };
}

/** Where everything is kept, without user and password: what is printed ends in logs. */
export function placeOf(address: DatabaseAddress): string {
  if (address.kind === "sqlite") return address.file;
  const { host, pathname } = new URL(address.url);
  return `PostgreSQL at ${host}${pathname}`;
}

function portIn(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidConfiguration(`PORT must be a number from 0 to 65535, not "${text}"`);
}

/** Where the reference application is reached under a name, it listens on the usual port. */
function portBehind(apiHost: string | undefined): number {
  return !apiHost || hostIn("API_HOST", apiHost) === "localhost" ? 5005 : 80;
}

function databaseUrlOf({ DB_HOST, DB_PASSWORD }: Environment): string | undefined {
  const address = addressOf("DB_HOST", DB_HOST, { here: 54_321, elsewhere: 5_432 });
  return address && `postgres://allocation:${encodeURIComponent(DB_PASSWORD || "abc123")}@${address}/allocation`;
}

function addressOf(name: string, host: string | undefined, ports: { here: number; elsewhere: number }) {
  return host && `${hostIn(name, host)}:${host === "localhost" ? ports.here : ports.elsewhere}`;
}

function hostIn(name: string, host: string): string {
  if (URL.parse(`http://${host}/`)?.hostname === host.toLowerCase()) return host;
  throw new InvalidConfiguration(`${name} must be the name of a host, without a port or a password`);
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

function redisIn(url: string): string {
  const { protocol, host, pathname = "", username = "", password = "" } = URL.parse(url) ?? {};
  const isRedis = (protocol === "redis:" || protocol === "rediss:") && host && /^\/?\d*$/.test(pathname);
  if (isRedis && isDecodable(username) && isDecodable(password) && isWhole(url)) return url;
  throw new InvalidConfiguration("REDIS_URL must lead to a Redis server, as redis://<host>:6379 does");
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

/** Not so where a "%" was not written as %25. */
function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== undefined;
  } catch {
    return false;
  }
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
