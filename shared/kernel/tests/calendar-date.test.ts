import fc from "fast-check";
import { expect, test } from "vitest";
import { CalendarDate, InvalidValue } from "../src/index.ts";

test("is read from a date", () => {
  expect(CalendarDate.parse("2026-11-20")).toBe("2026-11-20");
});

test.each([
  "2026-11-20T23:59:59",
  "2026-11-20T23:59:59.999Z",
  "2026-11-20T00:00+13:00",
  "2026-11-20T00:00-0330",
  "2026-11-20 08:30",
])("takes the date part of %s, whatever the time zone", (dateTime) => {
  expect(CalendarDate.parse(dateTime)).toBe("2026-11-20");
});

test.each([
  "",
  " 2026-11-20",
  "02026-11-20",
  "20.11.2026",
  "2026-11-2",
  "2026-11-20Tnoon",
  "2026-11-20 ",
  "tomorrow",
  "2026-11-20T24:00",
  "2026-11-20T99:99",
  "2026-11-20T12:60",
  "2026-11-20T12:00:60",
  "2026-11-20T12:00+24:00",
  "2026-11-20T12:00+01:60",
])("refuses %j, which is not written as a date", (input) => {
  expect(() => CalendarDate.parse(input)).toThrow(
    new InvalidValue(`date must be written YYYY-MM-DD, not ${JSON.stringify(input)}`),
  );
});

test.each([
  [20261120, "a number"],
  [1n, "a bigint"],
  [null, "null"],
  [undefined, "missing"],
  [["2026-11-20"], "a list"],
  [new Date(), "an object"],
  [circular(), "an object"],
])("refuses what is no text, naming its kind: %#", (input, kind) => {
  expect(() => CalendarDate.parse(input)).toThrow(new InvalidValue(`date must be written YYYY-MM-DD, not ${kind}`));
});

test("a refusal has a name and a code", () => {
  expect(new InvalidValue("no")).toMatchObject({ name: "InvalidValue", code: "invalid-value" });
});

test.each(["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01"])(
  "refuses %s, which does not exist",
  (input) => {
    expect(() => CalendarDate.parse(input)).toThrow(new InvalidValue(`there is no day ${input}`));
  },
);

test("knows leap years", () => {
  expect(CalendarDate.parse("2028-02-29")).toBe("2028-02-29");
});

test("compares as text in the order of the calendar", () => {
  const day = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });

  fc.assert(
    fc.property(day, day, (one, other) => {
      const [a, b] = [one, other].map((date) => date.toISOString().slice(0, 10));
      expect(CalendarDate.parse(a) < CalendarDate.parse(b)).toBe(Date.parse(String(a)) < Date.parse(String(b)));
    }),
  );
});

function circular(): object {
  const ring: { self?: object } = {};
  ring.self = ring;
  return ring;
}
