import { expect, test } from "vitest";
import { checksFor, conform, overHttp } from "../src/index.ts";
import { openShop } from "./shop.ts";

test("a report has every check of the chapter, in order", async () => {
  await using shop = await openShop();

  const report = await conform(shop, "04");

  expect(report).toEqual(checksFor("04").map(({ id, title }) => ({ id, title, outcome: "kept" })));
});

test("a service at a URL is given its stock by POST /add_batch, and checked to the end", async () => {
  await using shop = await openShop();

  const report = await conform(overHttp(shop.url), "07");

  expect(report).toEqual(checksFor("07").map(({ id, title }) => ({ id, title, outcome: "kept" })));
});

test("a report tells what was violated, and goes on", async () => {
  await using shop = await openShop({ inOrder: (batches) => batches });

  const report = await conform(shop, "04");

  const violated = report.filter(({ outcome }) => outcome === "violated");
  expect(report).toHaveLength(checksFor("04").length);
  expect(violated).toEqual([
    {
      id: "prefers-warehouse",
      title: "prefers warehouse stock to shipments",
      outcome: "violated",
      message: expect.stringContaining("stock in the warehouse goes before shipments"),
    },
    expect.objectContaining({ id: "prefers-earlier-shipment", outcome: "violated" }),
  ]);
});

test("a service that cannot be given stock is no violation", async () => {
  await using shop = await openShop();
  const addBatch = () => Promise.reject(new Error("the database is locked"));

  await expect(conform({ ...shop, addBatch }, "04")).rejects.toThrow("the database is locked");
});
