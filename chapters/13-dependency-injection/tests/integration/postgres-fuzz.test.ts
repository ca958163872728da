import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { expect, test } from "vitest";
import { allocationsFromReadModel } from "../../src/adapters/postgres/allocations-of-order.ts";
import { postgresDashboard } from "../../src/adapters/postgres/dashboard.ts";
import { postgresProductStore } from "../../src/adapters/postgres/product-store.ts";
import { postgresReadModel } from "../../src/adapters/postgres/read-model.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { createApp } from "../../src/entrypoints/http.ts";
import { busOver } from "../bus.ts";
import { standsNonsense } from "../contracts/nonsense.ts";
import { temporaryPool } from "../postgres.ts";

describeWith(postgres, "on PostgreSQL", () => {
  test("whatever is sent: never an internal error, and what was refused wrote nothing", {
    timeout: 120_000,
  }, async () => {
    await using database = await temporaryPool();
    const { pool } = database;
    const { bus } = busOver(unitOfWorkOver(postgresProductStore(pool)), { readModel: postgresReadModel(pool) });
    const views = { allocationsOf: allocationsFromReadModel(pool), dashboard: postgresDashboard(pool) };
    const app = createApp({ bus, views, reportFault: () => {} });
    // The ids of the transactions that wrote the rows: each writer has one of its own.
    const traces = async () => {
      const { rows } = await pool.query(
        `select (select string_agg(xmin::text, ' ' order by sku) from products) as products,
           (select string_agg(xmin::text, ' ' order by reference) from batches) as batches,
           (select string_agg(xmin::text, ' ' order by position) from order_lines) as lines,
           (select string_agg(xmin::text, ' ' order by order_id, sku) from allocations_view) as view`,
      );
      return rows;
    };

    await expect(traces()).resolves.toEqual([{ products: null, batches: null, lines: null, view: null }]);

    const seen = await standsNonsense({ app, traces, requests: 1_000 });

    expect([...seen]).toEqual(
      expect.arrayContaining([
        "201 /add_batch",
        "202 /allocate",
        "400 /allocate",
        "200 /allocations",
        "200 /dashboard",
      ]),
    );
  });
});
