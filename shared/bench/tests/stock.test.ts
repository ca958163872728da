import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { expect, test } from "vitest";
import { openChapter } from "../src/chapter-allocator.ts";
import { stockedFiles } from "../src/stocked-sqlite.ts";
import { aggregates, chapter, commands } from "./chapters.ts";
import { sqliteRows } from "./rows.ts";

test.each([chapter, commands, aggregates])("a stock is what $name would have written itself", async (chapter) => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, "by-hand.sqlite");
  await using byHand = await openChapter(chapter, { kind: "sqlite", file });
  for (const sku of ["sku-0", "sku-1"]) {
    await byHand.addBatch({ reference: `${sku}-0`, sku, quantity: 1_000_000, eta: null });
    await byHand.addBatch({ reference: `${sku}-1`, sku, quantity: 1_000_000, eta: "2030-01-01" });
    await byHand.addBatch({ reference: `${sku}-2`, sku, quantity: 1_000_000, eta: "2030-02-01" });
    for (const orderId of ["earlier-0", "earlier-1"]) await byHand.allocate({ orderId, sku, quantity: 1 });
  }

  const files = await stockedFiles(chapter, path.join(folder.path, "stocked"), { skus: 2, linesEach: 2 });

  expect(sqliteRows(files.ours)).toEqual(sqliteRows(file));
  expect(sqliteRows(files.floors)).toEqual(sqliteRows(file));
});
