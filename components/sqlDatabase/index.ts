export { ExternalSqlDatabase } from "./external/externalSqlDatabase.ts";
export type { Backup } from "./postgres/backupJobs.ts";
export { Postgres, type PostgresArgs } from "./postgres/postgres.ts";
