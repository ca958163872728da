import { eventually } from "@cosmic/testkit";
import { expect } from "vitest";
import { shownPlaces } from "./appearances.ts";
import { connectedTo, placedLines } from "./books.ts";
import type { Cluster } from "./cluster.ts";
import { told } from "./messages.ts";
import { statusOf } from "./post.ts";

/** Milliseconds. */
const patience = { within: 60_000 };

const line = { orderid: "overtaken", sku: "late-sku", qty: 1 };
const first = { ref: "late-batch-1", sku: line.sku, qty: 1, eta: null };
const second = { ...first, ref: "late-batch-2" };

/** Whoever records something of this order for those who look waits for a lock, where it is the process of that name. */
const gateFor = (name: string) => `
  create function wait_for_the_test() returns trigger language plpgsql as $$ begin
    if current_setting('application_name') = '${name}' then perform pg_advisory_xact_lock_shared(1); end if;
    return new;
  end $$;
  create trigger gate before insert on allocations_view
    for each row when (new.order_id = '${line.orderid}') execute function wait_for_the_test()`;

/**
 * Has an API process place a line, and holds back its news of that until a consumer has moved the line and told so.
 * @returns what the client of the line was answered, and what another process shows before and after the late news.
 */
export async function newsComesLate(cluster: Cluster) {
  const [, slow, other] = cluster.apis;
  if (!slow || !other) throw new Error("There are too few API processes");
  for (const batch of [first, second]) expect(await statusOf(`${other.url}/add_batch`, batch)).toBe(201);
  await using connection = await connectedTo(cluster.postgres.url);
  await connection.client.query(gateFor(slow.name));
  await connection.client.query("select pg_advisory_lock(1)");
  const shown = () => shownPlaces([line.orderid], other.url);

  const answer = statusOf(`${slow.url}/allocate`, line);
  await eventually(
    async () => expect(await placedLines(cluster)).toContainEqual({ ...line, batchref: first.ref }),
    patience,
  );
  await eventually(() => told(cluster, { batchref: first.ref, qty: 0 }), patience);
  await eventually(async () => expect(await shown()).not.toEqual([]), patience);
  const before = await shown();
  await connection.client.query("select pg_advisory_unlock(1)");

  return { answer: await answer, before, after: await shown() };
}
