import { expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { sqliteProductStore } from "../../src/adapters/sqlite/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { createApp } from "../../src/entrypoints/http.ts";
import { busOver } from "../bus.ts";
import { standsNonsense } from "../contracts/nonsense.ts";

test("whatever is sent: never an internal error, and what was refused wrote nothing", {
  timeout: 120_000,
}, async () => {
  const client = openDatabase(":memory:");
  const rowsWritten = client.prepare("select total_changes()").pluck();
  const app = createApp({ bus: busOver(unitOfWorkOver(sqliteProductStore(client))).bus, reportFault: () => {} });

  const seen = await standsNonsense({ app, traces: async () => rowsWritten.get(), requests: 10_000 });

  const statuses = ["201", "400", "405", "409", "415"];
  expect([...seen].sort()).toEqual(
    [...statuses.flatMap((status) => [`${status} /add_batch`, `${status} /allocate`]), "404 elsewhere"].sort(),
  );
});
