import type { Channels } from "../adapters/channels.ts";
import { printedNotifications } from "../adapters/email/printed-notifications.ts";
import { smtpNotifications } from "../adapters/email/smtp-notifications.ts";
import { inProcessChannels } from "../adapters/in-process-channels.ts";
import { MigrationFailed } from "../adapters/migrations.ts";
import { redisChannels } from "../adapters/redis/channels.ts";
import { openStorage, type Storage } from "../adapters/storage.ts";
import { type Config, type DatabaseAddress, InvalidConfiguration, readConfig } from "../config.ts";
import type { Notifications } from "../service-layer/notifications.ts";
import type { Observe } from "../service-layer/observation.ts";
import { isRefusal } from "./answer-to-error.ts";

/** What the environment decides. The process ends with a sentence, and `exitCode`, where it decides something that cannot be. */
export function configuration(exitCode = 1): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof InvalidConfiguration) leave(error.message, exitCode);
    throw error;
  }
}

/** The database. The process ends with a sentence, and `exitCode`, where it cannot be opened. */
export async function opened({ database, demonstration }: Config, exitCode = 1): Promise<Storage> {
  try {
    return await openStorage(database);
  } catch (error) {
    if (error instanceof MigrationFailed) leave(error.message, exitCode);
    const name = demonstration ? `the database ${placeOf(database)}` : `DATABASE_URL: ${placeOf(database)}`;
    leave(`${name} cannot be opened as a database: ${reasonOf(error)}.`, exitCode);
  }
}

/** How people are told. */
export function notifying({ smtpUrl }: Config): Notifications {
  return smtpUrl === null ? printedNotifications(console.log) : smtpNotifications(smtpUrl);
}

/** The channels to other systems; to nobody but ourselves where there is no Redis. */
export function openedChannels({ redisUrl }: Config): Channels {
  if (redisUrl === null) return inProcessChannels();
  const onLost = (reason: Error) => console.error(`Redis cannot be reached: ${reasonOf(reason)}`);
  return redisChannels({ url: redisUrl, onLost });
}

/** A message that nobody will serve any more is logged, with all that is needed to serve it by hand. */
export function logDropped(id: string, channel: string, text: string, reason: unknown): void {
  const told = reason instanceof Error && isRefusal(reason) ? reason.message : reason;
  // What others have sent is quoted: it could look like a line of ours.
  console.error("message %s on %s was dropped: %s", id, channel, JSON.stringify(text), told);
}

/** What nobody will do any more is logged, with all that is needed to do it by hand. */
export const logWhatIsGivenUp: Observe = (observation) => {
  if (observation.kind !== "given up") return;
  const { id, message, handler, attempts, failure } = observation;
  console.error(`message ${id}: ${handler} was given up after ${attempts} attempts`, message, failure);
};

/** Without user and password: what is printed ends in logs. */
export function placeOf(address: DatabaseAddress): string {
  if (address.kind === "sqlite") return address.file;
  const { host, pathname } = new URL(address.url);
  return `PostgreSQL at ${host}${pathname}`;
}

export function leave(sentence: string, exitCode = 1): never {
  console.error(sentence);
  process.exit(exitCode);
}

/** Where a host has several addresses, what went wrong with them has no message, but a code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
