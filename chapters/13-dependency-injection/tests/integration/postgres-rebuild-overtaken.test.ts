import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { expect, test } from "vitest";
import { postgresProductStore } from "../../src/adapters/postgres/product-store.ts";
import { postgresReadModel } from "../../src/adapters/postgres/read-model.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { untilBlocked } from "../blocked.ts";
import { busOver } from "../bus.ts";
import { temporaryPool } from "../postgres.ts";
import { newBatch, requestedLine } from "../primitives.ts";
import { viewRowsIn } from "../view-rows.ts";

describeWith(postgres, "a read model in PostgreSQL that is being rebuilt", () => {
  test("leaves alone what somebody else has told meanwhile: that is newer than what it has read", async () => {
    await using database = await temporaryPool();
    const { pool } = database;
    const readModel = postgresReadModel(pool);
    expect(readModel).toHaveProperty("rebuild");
    const { handle } = busOver(unitOfWorkOver(postgresProductStore(pool)), { readModel });
    await handle(newBatch());
    await handle(requestedLine());
    const somebody = await pool.connect();

    await somebody.query("begin; update allocations_view set state = 'cancelled', batch_reference = null, version = 3");
    const rebuilt = readModel.rebuild();
    await untilBlocked(1, pool);
    await somebody.query("commit");
    somebody.release();
    await rebuilt;

    const run = async (query: string) => (await pool.query(query)).rows;
    expect(await viewRowsIn({ run })).toMatchObject([{ state: "cancelled", batchReference: null, version: 3 }]);
  });
});
