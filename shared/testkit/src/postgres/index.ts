export { postgres } from "./requirement.ts";
export { type PostgresServer, startPostgres } from "./start-postgres.ts";
export { type DatabaseTemplate, type TemporaryDatabase, temporaryDatabase } from "./temporary-database.ts";
