import { postgres } from "@cosmic/testkit/postgres";
import { peerNotes } from "./buses/peers.ts";
import { measureBus } from "./cases/bus.ts";
import { measureCurve } from "./cases/curve.ts";
import { measureDomain } from "./cases/domain.ts";
import { measureHttp } from "./cases/http.ts";
import { measureMemory } from "./cases/memory.ts";
import { measurePostgres } from "./cases/postgres.ts";
import { measureSqlite } from "./cases/sqlite.ts";
import { measureViews } from "./cases/views.ts";
import type { Result } from "./result.ts";
import type { Workplace } from "./workplace.ts";

/** What can be measured alone. */
export type Part = Readonly<{
  name: string;
  measure: (workplace: Workplace) => Promise<readonly Result[]>;
  /** What it takes on a quiet machine. */
  seconds: number;
  /** What it measures of a chapter; where that file is missing, so is the part. */
  subject?: string;
  /** What the reader of its figures must know. */
  notes?: readonly string[];
  /** Why it, or some of it, cannot be measured on this machine, where that is so. */
  missing?: string;
}>;

const withoutPostgres = postgres.available ? {} : { missing: `PostgreSQL is missing: ${postgres.remedy}` };

const httpNotes: readonly string[] = [
  "HTTP: ten connections. A floor is a bare route over statements written by hand: the same",
  "transactions, equally durable. A hot SKU has stock for exactly what is asked of it; on PostgreSQL",
  'its floor locks the product by "for update". For comparison, seen on a 2-core machine: floors of',
  "about 2,100 POSTs a second on SQLite (6,800 with synchronous=NORMAL), 1,000 to 1,400 on PostgreSQL;",
  "the Python reference on PostgreSQL 212 with one worker, 409 with two.",
];

export const parts: readonly Part[] = [
  { name: "domain", measure: (workplace) => measureDomain(workplace), seconds: 5 },
  {
    name: "bus",
    measure: (workplace) => measureBus(workplace),
    seconds: 40,
    subject: "src/service-layer/message-bus.ts",
    notes: peerNotes,
  },
  { name: "sqlite", measure: (workplace) => measureSqlite(workplace), seconds: 10 },
  { name: "postgres", measure: (workplace) => measurePostgres(workplace), seconds: 20, ...withoutPostgres },
  { name: "http", measure: (workplace) => measureHttp(workplace), seconds: 90, notes: httpNotes },
  {
    name: "curve",
    measure: (workplace) => measureCurve(workplace),
    seconds: 20,
    notes: [
      "Curve: the floor reads the same rows. The Python reference goes from 4 ms to 166 ms, seen on a",
      "2-core machine.",
    ],
  },
  {
    name: "views",
    measure: (workplace) => measureViews(workplace),
    seconds: 30,
    subject: "src/adapters/all-views.ts",
    notes: ["Views: by way of the repository each SKU of the order is at least one query more."],
  },
  {
    name: "memory",
    measure: (workplace) => measureMemory(workplace),
    seconds: 60,
    subject: "src/views.ts",
    notes: [
      "Memory: read after a collection. Of ten requests one is a new line; others are repeated, read,",
      "refused or out of stock. The database is in memory: what it grows by is a part of RSS.",
    ],
  },
];
