import type { Effect, Row, Table } from "@cosmic/playground/application";
import { describe, expect, test } from "vitest";
import { addressIn, queryOf } from "../../src/lab/address.ts";
import { changesBetween } from "../../src/lab/changes.ts";
import { sentTogether } from "../../src/lab/sent.ts";
import { readable, statusOf } from "../../src/lab/words.ts";

const batches = (...rows: readonly Row[]): Table => ({
  name: "batches",
  columns: ["reference", "qty"],
  key: ["reference"],
  rows,
});

describe("the tables after a request", () => {
  test("say of each row what became of it", () => {
    const before = [batches({ reference: "a", qty: 1 }, { reference: "b", qty: 2 }, { reference: "c", qty: 3 })];
    const now = [batches({ reference: "a", qty: 1 }, { reference: "b", qty: 9 }, { reference: "d", qty: 4 })];

    const [table] = changesBetween(before, now);

    expect(table?.said).toBe("1 row added, 1 changed, 1 removed");
    expect(table?.rows.map(({ row, change, said }) => [row.reference, change, said])).toEqual([
      ["a", "same", ""],
      ["b", "changed", "qty was 2"],
      ["d", "added", "added"],
      ["c", "removed", "removed"],
    ]);
  });

  test("say nothing where nothing changed, and tell null from nothing", () => {
    const [same] = changesBetween([batches({ reference: "a", qty: null })], [batches({ reference: "a", qty: null })]);
    const [set] = changesBetween([batches({ reference: "a", qty: null })], [batches({ reference: "a", qty: 0 })]);

    expect(same?.said).toBe("");
    expect(set?.rows[0]?.said).toBe("qty was null");
  });
});

describe("the page's address", () => {
  const chapters = [
    { number: "10", title: "Commands", name: "10-commands" },
    { number: "13", title: "Dependency Injection", name: "13-dependency-injection" },
  ];

  test("goes round", () => {
    const query = "?chapter=10&example=out-of-stock&mail=down&broker=down&throws=allocate";

    expect(queryOf(addressIn(query, chapters))).toBe(query);
  });

  test("means the last chapter unless it names one, and keeps one that is not there", () => {
    expect(addressIn("", chapters).chapter).toBe("13");
    expect(addressIn("?chapter=99", chapters).chapter).toBe("99");
  });
});

describe("what was sent", () => {
  const mail: Effect = { kind: "mail", to: "stock@made.com", subject: "s", text: "t", failed: "down" };

  test("is told once with its number of tries, but apart for the last request", () => {
    expect(sentTogether([mail, mail, mail], 1)).toMatchObject([
      { at: 0, times: 1, isNew: false },
      { at: 1, times: 2, isNew: true },
    ]);
  });
});

describe("an answer", () => {
  const http = { via: "http", method: "GET", path: "/", body: "" } as const;

  test("has its status with its name, or what there is in its place", () => {
    const answer = { status: 202, body: "", milliseconds: 1, refused: false };

    expect(statusOf(answer, http)).toBe("202 Accepted");
    expect(statusOf({ ...answer, status: null }, { via: "channel", channel: "allocate", text: "" })).toBe("sent");
    expect(statusOf({ ...answer, status: null, refused: true }, { via: "bus", text: "" })).toBe("failed");
  });

  test("is indented when it is JSON", () => {
    expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(readable("OK")).toBe("OK");
  });
});
