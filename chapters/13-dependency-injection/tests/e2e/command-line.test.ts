import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { startMailServer } from "@cosmic/testkit/smtp";
import { execaNode } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { folder } from "./copy-of-chapter.ts";

/** On a busy machine each process takes its time to start. */
const SEVERAL_STARTS = { timeout: 90_000 };

let resources: AsyncDisposableStack;
let database: string;
beforeEach(async () => {
  resources = new AsyncDisposableStack();
  database = `${resources.use(await temporaryFolder()).path}/allocation.sqlite`;
});
afterEach(() => resources.disposeAsync());

test("what one process has done the next one finds: 0; what it refuses is no fault: 1", SEVERAL_STARTS, async () => {
  const added = await allocation("add-batch", "batch-1", "LAMP", "20");
  const [allocated, unknown, invalid] = await Promise.all([
    allocation("allocate", "order-1", "LAMP", "2"),
    allocation("cancel-shipment", "no-boat"),
    allocation("allocate", "order-1", "LAMP", "many"),
  ]);

  expect(added).toMatchObject({ exitCode: 0, stdout: "batch batch-1 is in stock", stderr: "" });
  expect(allocated).toMatchObject({ exitCode: 0, stdout: "allocated to batch batch-1", stderr: "" });
  expect(unknown).toMatchObject({ exitCode: 1, stdout: "", stderr: "There is no batch no-boat" });
  expect(invalid).toMatchObject({ exitCode: 1, stdout: "" });
  expect(invalid.stderr).toMatch(/^The request is not valid\n {2}qty: .+$/);
});

test("what is not understood is 2; neither that nor a question for help needs a database", SEVERAL_STARTS, async () => {
  const nowhere = { DATABASE_URL: "postgres://127.0.0.1:1/allocation" };

  const [help, misunderstood, tooMuch] = await Promise.all([
    allocationIn(nowhere, "cancel-shipment", "--help"),
    allocationIn(nowhere, "alocate", "order-1", "LAMP", "2"),
    allocationIn(nowhere, "read-model", "verify", "order-1"),
  ]);

  expect(help).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("the boat sank"), stderr: "" });
  expect(misunderstood).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining("alocate") });
  expect(tooMuch).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining("too many arguments") });
});

test("a read model that shows something else than what is so is refused: 1; once it is rebuilt, it is not: 0", async () => {
  const client = openDatabase(database);
  client.exec(`
    insert into products values ('LAMP', 1);
    insert into batches values ('batch-1', 'LAMP', 20, null);
    insert into order_lines (order_id, sku, quantity, batch_reference) values ('order-1', 'LAMP', 2, 'batch-1')`);
  client.close();

  const before = await allocation("read-model", "verify");
  const rebuilt = await allocation("read-model", "rebuild");
  const after = await allocation("read-model", "verify");

  expect(before).toMatchObject({
    exitCode: 1,
    stdout: "order order-1, sku LAMP: 2 of batch batch-1, but no batch is shown",
    stderr: "1 lines differ; read-model rebuild mends it",
  });
  for (const each of [rebuilt, after])
    expect(each).toMatchObject({ exitCode: 0, stdout: "the read model shows what is so", stderr: "" });
});

test("a shipment of many lines is cancelled over one connection to the database", SEVERAL_STARTS, async () => {
  inDatabase((client) =>
    client.exec(`
      insert into products values ('LAMP', 1);
      insert into batches values ('boat', 'LAMP', 30, '2030-01-02'), ('next-boat', 'LAMP', 30, '2030-03-01');
      with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 30)
        insert into order_lines (order_id, sku, quantity, batch_reference) select 'order-' || n, 'LAMP', 1, 'boat' from numbers;
      create table moves (changes_over_this_connection integer);
      create trigger line_moves after delete on order_lines begin insert into moves values (total_changes()); end`),
  );

  const cancelled = await allocation("cancel-shipment", "boat");

  const changes = inDatabase((client) => client.prepare("select * from moves order by rowid").pluck().all()).map(
    Number,
  );
  expect(cancelled).toMatchObject({
    exitCode: 0,
    stdout: "batch boat is cancelled; lines reallocated: 30, out of stock: 0",
    stderr: "",
  });
  // Each connection counts from nothing: were there two, the numbers would fall in between.
  expect(changes).toHaveLength(30);
  expect(changes).toEqual([...new Set(changes)].sort((one, other) => one - other));
});

test("what is broken is 3, and named", SEVERAL_STARTS, async () => {
  const nowhere = { DATABASE_URL: "postgres://me:swordfish@127.0.0.1:1/allocation" };

  const broken = await allocationIn(nowhere, "cancel-shipment", "boat");

  expect(broken).toMatchObject({ exitCode: 3, stdout: "", stderr: expect.stringMatching(/^DATABASE_URL: .+opened/) });
  expect(broken.stderr).not.toContain("swordfish");
});

test(
  "the process does not end before its mail is sent, though that takes more than one try",
  SEVERAL_STARTS,
  async () => {
    await using server = await startMailServer();
    await allocation("add-batch", "batch-1", "LAMP", "1");
    server.refuse(1);

    const outOfStock = await allocationIn({ SMTP_URL: server.url }, "allocate", "order-1", "LAMP", "2");

    expect(outOfStock).toMatchObject({ exitCode: 0, stdout: "out of stock for sku LAMP", stderr: "" });
    expect(server.mails()).toMatchObject([{ to: ["stock@made.com"], text: expect.stringContaining("order-1") }]);
  },
);

function inDatabase<Result>(work: (client: ReturnType<typeof openDatabase>) => Result): Result {
  const client = openDatabase(database);
  try {
    return work(client);
  } finally {
    client.close();
  }
}

function allocation(...given: readonly string[]) {
  return allocationIn({}, ...given);
}

function allocationIn(env: Record<string, string>, ...given: readonly string[]) {
  const entrypoint = path.join(folder, "src/entrypoints/cli.ts");
  return execaNode(entrypoint, given, { env: { DATABASE_URL: database, ...env }, reject: false, timeout: 30_000 });
}
