import path from "node:path";
import { startApplication } from "@cosmic/testkit";
import { linesFor } from "../allocator.ts";
import { type Contender, inAlternation, usually } from "../contest.ts";
import { load } from "../load.ts";
import type { Contest } from "../result.ts";
import { stockedFiles } from "../stocked-sqlite.ts";
import type { Workplace } from "../workplace.ts";

const WORK = { skus: 2_000, linesEach: 0, operations: 150 };
const floorServer = { folder: import.meta.dirname, entrypoint: "../floors/server.ts" };

/** `POST /allocate` of the chapter's server against a bare route over the SQLite floor, each a process of its own. */
export async function measureHttp(
  { chapter, folder }: Workplace,
  work = WORK,
  rounds = usually,
): Promise<readonly Contest[]> {
  const files = await stockedFiles(chapter, path.join(folder, "http"), work);
  await using ours = await startApplication({ folder: chapter.folder, env: { DATABASE_URL: files.ours } });
  await using floor = await startApplication({ ...floorServer, env: { DATABASE_URL: files.floors } });
  const contenders = [allocatingAt(ours.url, work), allocatingAt(floor.url, work)] as const;
  return [{ name: "HTTP allocate, 10 connections", bar: 0.6, rounds: await inAlternation(...contenders, rounds) }];
}

function allocatingAt(url: string, { skus, operations }: typeof WORK): Contender {
  const nextLine = linesFor({ skus });
  const nextBody = () => {
    const { orderId, sku, quantity } = nextLine();
    return { orderid: orderId, sku, qty: quantity };
  };
  return () => load(`${url}/allocate`, nextBody, operations);
}
