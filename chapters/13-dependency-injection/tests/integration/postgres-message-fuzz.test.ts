import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { expect, test } from "vitest";
import { postgresProductStore } from "../../src/adapters/postgres/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { standsNonsenseMessages } from "../contracts/nonsense-messages.ts";
import { temporaryPool } from "../postgres.ts";

describeWith(postgres, "on PostgreSQL", () => {
  test("whatever is sent as a message: the consumer lives on, and what was dropped wrote nothing", {
    timeout: 120_000,
  }, async () => {
    await using database = await temporaryPool();
    const { pool } = database;
    // The ids of the transactions that wrote the rows: each writer has one of its own.
    const traces = async () => {
      const { rows } = await pool.query(
        `select (select string_agg(xmin::text, ' ' order by sku) from products) as products,
           (select string_agg(xmin::text, ' ' order by reference) from batches) as batches,
           (select string_agg(xmin::text, ' ' order by position) from order_lines) as lines`,
      );
      return rows;
    };

    const seen = await standsNonsenseMessages({
      startUnitOfWork: unitOfWorkOver(postgresProductStore(pool)),
      traces,
      messages: 1_000,
    });

    const outcomes = ["served allocate", "served change_batch_quantity", "RefusedRequest allocate"];
    expect([...seen]).toEqual(expect.arrayContaining(outcomes));
  });
});
