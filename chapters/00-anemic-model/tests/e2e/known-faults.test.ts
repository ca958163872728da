import { ContractViolation, check, conform, overHttp } from "@cosmic/conformance";
import type { Application } from "@cosmic/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startOnEmptyStock } from "./client.ts";

// The faults that this chapter is about, seen from outside. Both checks pass from chapter 07 on; a test here that turns
// red because the check is kept says that somebody mended the mess, and the story has lost its beginning.

let application: Application;
beforeAll(async () => {
  application = await startOnEmptyStock();
});
afterAll(() => application.stop());

test("refuses a line that fits a shipment exactly, because the rule lives in two places and has drifted", async () => {
  const verdict = check("exact-fit-shipment").run(overHttp(application.url));

  await expect(verdict).rejects.toThrow(ContractViolation);
  await expect(verdict).rejects.toThrow(/received +400 .*Out of stock/);
});

test("sells the same stock several times when many ask at once, because updates are lost", async () => {
  const verdict = check("contested-stock").run(overHttp(application.url));

  await expect(verdict).rejects.toThrow(ContractViolation);
  await expect(verdict).rejects.toThrow("no more than 20 of them are allocated");
});

test("keeps everything else that the contract of chapter 05 says", async () => {
  const report = await conform(overHttp(application.url), "05");

  const violated = report.filter(({ outcome }) => outcome === "violated").map(({ id }) => id);
  expect(report.length).toBeGreaterThan(violated.length);
  expect(violated).toEqual(["exact-fit-shipment"]);
});
