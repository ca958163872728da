import path from "node:path";
import { postgres, startPostgres } from "@cosmic/testkit/postgres";
import type { Address, Placed } from "../allocator.ts";
import { type Chapter, loadModule } from "../chapter.ts";
import { openChapter } from "../chapter-allocator.ts";
import { type Contender, inTurns, seldom } from "../contest.ts";
import { countQueries } from "../counted-queries.ts";
import type { Sheet, SheetRow } from "../result.ts";
import { median } from "../statistics.ts";
import { stockedDatabases } from "../stocked-postgres.ts";
import { stockedFiles } from "../stocked-sqlite.ts";
import { UserMistake } from "../user-mistake.ts";
import type { Workplace } from "../workplace.ts";

type View = (orderId: string) => Promise<readonly Placed[]>;

/** What is used of `src/adapters/storage.ts`, from 12 on. */
type StorageModule = {
  readonly openStorage: (address: Address) => Promise<{
    readonly views?: Readonly<Partial<Record<keyof typeof ways, View>>>;
    readonly close: () => Promise<void>;
  }>;
};

/** The four ways to the same answer. */
const ways = {
  byRepository: "repository",
  byQueryBuilder: "query builder",
  bySql: "SQL",
  fromReadModel: "read model",
} as const;

/** Lines of the orders that are looked at, each of another SKU. */
const SIZES = [10, 100, 1_000];
/** Of each SKU there are so many lines of other orders: what the repository loads as well. */
const OTHERS_EACH = 10;

/** What an order's allocations cost by each of the four ways: queries, and milliseconds. */
export async function measureViews(
  { chapter, folder }: Workplace,
  sizes = SIZES,
  rounds = seldom,
): Promise<readonly Sheet[]> {
  const stock = { skus: Math.max(...sizes), linesEach: OTHERS_EACH };
  const { ours } = await stockedFiles(chapter, path.join(folder, "views"), stock);
  const rows = await measureOn("SQLite", chapter, { kind: "sqlite", file: ours }, sizes, rounds);
  if (postgres.available) {
    await using server = await startPostgres({ durable: true });
    const { ours } = await stockedDatabases(chapter, server.url, stock, "views");
    rows.push(...(await measureOn("PostgreSQL", chapter, { kind: "postgres", url: ours }, sizes, rounds)));
  }
  return [{ name: "views of an order", columns: ["lines, by way of", "queries", "ms"], rows }];
}

async function measureOn(
  database: string,
  chapter: Chapter,
  address: Address,
  sizes: readonly number[],
  rounds = seldom,
): Promise<SheetRow[]> {
  await takeOrders(chapter, address, sizes);
  const { openStorage } = await loadModule<StorageModule>(chapter, "src/adapters/storage.ts", ["openStorage"]);
  const { views = {}, close } = await openStorage(address);
  await using _ = { [Symbol.asyncDispose]: close };
  const rows: SheetRow[] = [];
  for (const size of sizes) {
    const looks = Object.entries(ways).map(([name, way]) => {
      const view = Object.entries(views).find(([each]) => each === name)?.[1];
      if (!view) throw new UserMistake(`${chapter.name} cannot be measured: its storage has no views.${name}.`);
      return { name: `${database}, ${size.toLocaleString("en")}, ${way}`, look: () => look(view, size) };
    });
    const times = await inTurns(
      looks.map(({ look }) => timed(look)),
      rounds,
    );
    for (const [place, { name, look }] of looks.entries())
      rows.push({ name, figures: [await queriesOf(look), 1_000 / median(times[place] ?? [])], bar: null });
  }
  return rows;
}

async function takeOrders(chapter: Chapter, address: Address, sizes: readonly number[]): Promise<void> {
  await using allocator = await openChapter(chapter, address);
  for (const size of sizes)
    for (let number = 0; number < size; number += 1)
      await allocator.allocate({ orderId: `order-of-${size}`, sku: `sku-${number}`, quantity: 1 });
}

async function look(view: View, size: number): Promise<void> {
  const placed = await view(`order-of-${size}`);
  if (placed.length !== size) throw new Error(`of ${size} lines ${placed.length} are shown`);
}

function timed(look: () => Promise<void>): Contender {
  return async () => {
    const began = performance.now();
    await look();
    return 1_000 / (performance.now() - began);
  };
}

/** @throws Error when none was seen: the chapter's driver is not the one that is counted at. */
async function queriesOf(look: () => Promise<void>): Promise<number> {
  using counter = countQueries();
  await look();
  if (counter.count() === 0) throw new Error("its queries cannot be counted");
  return counter.count();
}
