import { postgres } from "@cosmic/testkit/postgres";
import { measureDomain } from "./cases/domain.ts";
import { measureHttp } from "./cases/http.ts";
import { measurePostgres } from "./cases/postgres.ts";
import { measureSqlite } from "./cases/sqlite.ts";
import type { Result } from "./result.ts";
import type { Workplace } from "./workplace.ts";

/** What can be measured alone. */
export type Part = Readonly<{
  name: string;
  measure: (workplace: Workplace) => Promise<readonly Result[]>;
  /** Why it cannot be measured on this machine, where that is so. */
  missing?: string;
}>;

export const parts: readonly Part[] = [
  { name: "domain", measure: (workplace) => measureDomain(workplace) },
  { name: "sqlite", measure: (workplace) => measureSqlite(workplace) },
  {
    name: "postgres",
    measure: (workplace) => measurePostgres(workplace),
    ...(postgres.available ? {} : { missing: `PostgreSQL is missing: ${postgres.remedy}` }),
  },
  { name: "http", measure: (workplace) => measureHttp(workplace) },
];
