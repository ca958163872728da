import { describe, expect, test } from "vitest";
import { clauses } from "../src/checks.ts";
import { check, checksFor } from "../src/index.ts";

const idsFor = (chapter: string) => checksFor(chapter).map(({ id }) => id);

describe("the checks for a chapter", () => {
  test("are none before there is a service", () => {
    expect(idsFor("00")).toEqual([]);
    expect(idsFor("03")).toEqual([]);
  });

  test("begin with the chapter that gives the promise", () => {
    expect(idsFor("04")).toContain("exact-fit-shipment");
    expect(idsFor("04")).not.toContain("adds-batch");
    expect(idsFor("05")).toContain("adds-batch");
    expect(idsFor("06")).not.toContain("contested-stock");
    expect(idsFor("07")).toContain("contested-stock");
  });

  test("end after the last chapter that gives it", () => {
    expect(idsFor("07")).toContain("out-of-stock");
    expect(idsFor("08")).not.toContain("out-of-stock");
  });

  test("stay where no last chapter is named", () => {
    expect(idsFor("04")).toContain("refuses-qty-zero");
    expect(idsFor("99")).toContain("refuses-qty-zero");
  });

  test("of a chapter that changes nothing for its clients are those of the chapter before", () => {
    expect(idsFor("06")).toEqual(idsFor("05"));
  });

  test("compare chapters as numbers", () => {
    expect(idsFor("4")).toEqual(idsFor("04"));
    expect(idsFor("10")).toEqual(idsFor("08"));
    expect(idsFor("100")).toEqual(idsFor("99"));
  });

  test.each(["c", "", "04-service-layer", "-4", "4.5"])("are unknown for %j", (chapter) => {
    expect(() => checksFor(chapter)).toThrow(
      new RangeError(`"${chapter}" is not the number of a chapter, such as "04"`),
    );
  });
});

describe("a check", () => {
  test("is found by its id", () => {
    expect(check("contested-stock")).toMatchObject({ id: "contested-stock", from: "07" });
  });

  test("that does not exist is an error which names those that do", () => {
    expect(() => check("contested-stocks")).toThrow(/^there is no check "contested-stocks"; there are allocates, /);
  });

  test("has an id and a title of its own", () => {
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
    expect(new Set(clauses.map(({ title }) => title)).size).toBe(clauses.length);
  });
});
