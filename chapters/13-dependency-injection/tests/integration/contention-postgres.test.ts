import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { expect, test } from "vitest";
import { postgresProductStore } from "../../src/adapters/postgres/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { contentionContract } from "../contracts/contention.ts";
import { meanwhile, meetingPoint } from "../meanwhile.ts";
import { sharedPool } from "../postgres.ts";
import { sell } from "../sale.ts";

const CLIENTS = 8;

describeWith(postgres, "eight connections to PostgreSQL, 400 orders for a stock of 250", () => {
  const openPool = sharedPool();
  let connections = 0;

  contentionContract(async () => {
    const pool = await openPool();
    const startUnitOfWork = unitOfWorkOver(postgresProductStore(pool));
    // The first eight have all read before any of them writes; from then on they meet as it happens.
    const together = meanwhile(meetingPoint(CLIENTS), startUnitOfWork);
    return {
      startUnitOfWork,
      sell: async (orders, sku) => {
        const answers = await sell(orders, sku, CLIENTS, together);
        connections = Math.max(connections, pool.totalCount);
        return answers;
      },
    };
  });

  test("each client has a connection", () => {
    expect(connections).toBe(CLIENTS);
  });
});
