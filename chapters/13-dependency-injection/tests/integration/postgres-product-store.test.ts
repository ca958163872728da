import { describeWith } from "@cosmic/testkit";
import { postgres } from "@cosmic/testkit/postgres";
import { expect, onTestFinished, test } from "vitest";
import { postgresProductStore } from "../../src/adapters/postgres/product-store.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { aBatch, aLine } from "../builders.ts";
import { allOrNothing } from "../contracts/all-or-nothing.ts";
import { unitOfWorkContract } from "../contracts/unit-of-work.ts";
import { emptied, sharedPool, temporaryPool } from "../postgres.ts";
import { change, found, keep } from "../units-of-work.ts";

describeWith(postgres, "products in PostgreSQL", () => {
  const pool = sharedPool();

  unitOfWorkContract("PostgreSQL", async () => postgresProductStore(await emptied(await pool())));

  test("lines come in the order of allocation, wherever PostgreSQL has found room for them", async () => {
    const startUnitOfWork = unitOfWorkOver(postgresProductStore(await emptied(await pool())));
    const [batch, first, second, third] = [aBatch(), aLine(), aLine(), aLine()];
    for (const line of [first, second]) batch.allocate(line);
    await keep(startUnitOfWork, batch);

    await change(startUnitOfWork, batch.reference, (product) => product.deallocate(first.orderId));
    await (await pool()).query("vacuum order_lines"); // The next line gets the room of the first.
    await change(startUnitOfWork, batch.reference, (product) => product.allocate(third));

    expect(await found(startUnitOfWork, batch.reference)).toMatchObject({ lines: [second, third] });
  });

  allOrNothing("PostgreSQL", async () => {
    const database = await temporaryPool();
    onTestFinished(() => database[Symbol.asyncDispose]());
    const refuseTheThirdLine = async () => {
      await database.pool.query(`
        create function refuse_third() returns trigger language plpgsql as $$ begin
          if (select count(*) from order_lines) = 3 then raise 'the third line cannot be written'; end if;
          return null;
        end $$;
        create trigger full_up after insert on order_lines for each row execute function refuse_third()`);
    };
    return { store: postgresProductStore(database.pool), refuseTheThirdLine };
  });
});
