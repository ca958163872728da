import { describe, expect, test } from "vitest";
import { checksFor, conform, overHttp, type Result } from "../src/index.ts";
import { openServedShop, openShop } from "./shop.ts";

test("a report has every check of the chapter, in order", async () => {
  const shop = openShop();

  const report = await conform(shop, "04");

  expect(report).toEqual(checksFor("04").map(({ id, title, subject }) => ({ id, title, subject, outcome: "kept" })));
});

test("a service at a URL is given its stock by POST /add_batch, and checked to the end", async () => {
  await using shop = await openServedShop();
  await using service = overHttp(shop.url);

  const report = await conform(service, "07");

  expect(report).toEqual(checksFor("07").map(({ id, title, subject }) => ({ id, title, subject, outcome: "kept" })));
});

test("a report tells what was violated, and goes on", async () => {
  const shop = openShop({ inOrder: (batches) => batches });

  const report = await conform(shop, "04");

  const violated = report.filter(({ outcome }) => outcome === "violated");
  expect(report).toHaveLength(checksFor("04").length);
  expect(violated).toEqual([
    {
      id: "prefers-warehouse",
      title: "prefers warehouse stock to shipments",
      subject: "which batch a line gets",
      outcome: "violated",
      message: expect.stringContaining("stock in the warehouse goes before shipments"),
    },
    expect.objectContaining({ id: "prefers-earlier-shipment", outcome: "violated" }),
  ]);
});

test("each result is told as soon as it is known", async () => {
  const told: Result[] = [];

  const report = await conform(openShop(), "04", (result) => void told.push(result));

  expect(told).toEqual(report);
});

describe("what a check needs and was not given", () => {
  test("leaves it untried, and says what to give", async () => {
    await using service = await openServedShop({}, "12");

    const report = await conform(service, "12");

    const untried = report.filter(({ outcome }) => outcome === "not tried");
    expect(untried.map(({ id }) => id)).toEqual(
      checksFor("12")
        .filter(({ needs }) => needs.length > 0)
        .map(({ id }) => id),
    );
    expect(untried).toContainEqual(
      expect.objectContaining({
        id: "moves-line",
        need: "redis",
        message: "not tried: it needs the URL of the Redis that the service is connected to",
      }),
    );
    expect(untried).toContainEqual(
      expect.objectContaining({
        id: "mails-order",
        need: "mailbox",
        message: "not tried: it needs the mailbox that the service's mails arrive in",
      }),
    );
    expect(report.filter(({ outcome }) => outcome === "violated")).toEqual([]);
  });

  test("leaves none untried when all is given", async () => {
    const report = await conform(openShop({}, "12"), "12");

    expect(report.filter(({ outcome }) => outcome !== "kept")).toEqual([]);
  });
});

test("who has been silent three times is not waited for as long", async () => {
  const shop = { ...openShop({ mailOutOfStock: () => [] }, "10"), patience: 100 };

  const report = await conform(shop, "10");

  const waited = report.flatMap((each) => (each.outcome === "violated" ? /within [\d.]+ s/.exec(each.message) : []));
  const [long, short] = ["within 0.1 s", "within 0.02 s"];
  expect(waited).toEqual([long, long, long, short, short, short]);
});

test("a service that cannot be given stock is no violation", async () => {
  const addBatch = () => Promise.reject(new Error("the database is locked"));

  await expect(conform({ ...openShop(), addBatch }, "04")).rejects.toThrow("the database is locked");
});
