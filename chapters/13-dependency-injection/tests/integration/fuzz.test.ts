import { expect, test } from "vitest";
import { allocationsFromReadModel } from "../../src/adapters/sqlite/allocations-of-order.ts";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { sqliteDashboard } from "../../src/adapters/sqlite/dashboard.ts";
import { sqliteProductStore } from "../../src/adapters/sqlite/product-store.ts";
import { sqliteReadModel } from "../../src/adapters/sqlite/read-model.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { createApp } from "../../src/entrypoints/http.ts";
import { busOver } from "../bus.ts";
import { standsNonsense } from "../contracts/nonsense.ts";

test("whatever is sent: never an internal error, and what was refused wrote nothing", {
  timeout: 120_000,
}, async () => {
  const client = openDatabase(":memory:");
  const rowsWritten = client.prepare("select total_changes()").pluck();
  const { bus } = busOver(unitOfWorkOver(sqliteProductStore(client)), { readModel: sqliteReadModel(client) });
  const views = { allocationsOf: allocationsFromReadModel(client), dashboard: sqliteDashboard(client) };
  const app = createApp({ bus, views, reportFault: () => {} });

  const seen = await standsNonsense({ app, traces: async () => rowsWritten.get(), requests: 10_000 });

  const statusesAt = {
    "/add_batch": [201, 400, 405, 409, 415],
    "/allocate": [202, 400, 405, 409, 415],
    "/allocations": [200, 404, 405],
    "/dashboard": [200, 405],
    "/dashboard.json": [200, 405],
    elsewhere: [404],
  };
  const expected = Object.entries(statusesAt).flatMap(([path, statuses]) => statuses.map((each) => `${each} ${path}`));
  expect([...seen].sort()).toEqual(expected.sort());
});
