import { DrizzleQueryError } from "drizzle-orm";
import pg from "pg";
import { expect, test } from "vitest";
import { isPostgresCircumstance } from "../../src/adapters/postgres/circumstances.ts";

test.each([
  ["08006", "the connection broke"],
  ["25006", "a standby, which cannot be written to"],
  ["53100", "the disk is full"],
  ["53300", "too many connections"],
  ["55P03", "a row that is locked"],
  ["40P01", "a deadlock"],
  ["57P01", "shutting down"],
  ["57P03", "starting up"],
  ["58030", "the disk cannot be read"],
])("SQLSTATE %s is a circumstance: %s", (state) => {
  expect(isPostgresCircumstance(said(state))).toBe(true);
  expect(isPostgresCircumstance(new DrizzleQueryError("select 1", [], said(state)))).toBe(true);
});

test.each(["22001", "23505", "25P02", "42P01", "42601", "57014"])("SQLSTATE %s is a mistake of ours", (state) => {
  expect(isPostgresCircumstance(said(state))).toBe(false);
  expect(isPostgresCircumstance(new DrizzleQueryError("select 1", [], said(state)))).toBe(false);
});

test.each([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
])("%s, said by the network, is a circumstance", (code) => {
  expect(isPostgresCircumstance(Object.assign(new Error("no message"), { code }))).toBe(true);
});

test.each([
  "Connection terminated unexpectedly",
  "Client has encountered a connection error and is not queryable",
  "timeout exceeded when trying to connect",
])("%s, said by the client, is a circumstance", (message) => {
  expect(isPostgresCircumstance(new Error(message))).toBe(true);
});

test("what has nothing to do with databases is no circumstance", () => {
  expect(isPostgresCircumstance(new TypeError("rows is not iterable"))).toBe(false);
  expect(isPostgresCircumstance(Object.assign(new Error(), { code: "ERR_INVALID_ARG_TYPE" }))).toBe(false);
  expect(isPostgresCircumstance("Connection terminated")).toBe(false);
});

function said(state: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError("no message", 0, "error"), { code: state });
}
