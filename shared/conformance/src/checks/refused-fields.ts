import type { Refusal } from "./refusal.ts";

/** What no order, product or batch can be called. */
export function refusedIdentifiers(field: string): readonly Refusal[] {
  const wrong = wrongField(field, `${field} must be a text of 1 to 255 characters`);
  const unkept = wrongField(field, `${field} must not contain U+0000, which not every database keeps`);
  const torn = wrongField(field, `${field} must be well-formed Unicode: UTF-8 has no half of a surrogate pair`);
  return [
    wrong("missing", undefined),
    wrong("null", "null"),
    wrong("number", "7"),
    wrong("list", '["lamp"]'),
    wrong("empty", '""'),
    wrong("long", `"${"x".repeat(256)}"`, "of 256 characters"),
    unkept("u0000", '"lamp\\u0000"', "with the character U+0000"),
    torn("lone-surrogate", '"lamp\\ud800"', "with half of a surrogate pair"),
  ];
}

/** What is no number of pieces, where there must be `least` of them. */
export function refusedQuantities(field: string, least: 0 | 1 = 1): readonly Refusal[] {
  const wrong = wrongField(field, `${field} must be a whole number from ${least} to ${Number.MAX_SAFE_INTEGER}`);
  return [
    wrong("missing", undefined),
    wrong("null", "null"),
    wrong("true", "true"),
    wrong("text", '"3"'),
    ...(least === 1 ? [wrong("zero", "0")] : []),
    wrong("negative", "-1"),
    wrong("fraction", "1.5"),
    // 2^53: the first whole number that another one, 2^53 + 1, is mistaken for.
    wrong("unsafe", "9007199254740992"),
    // Valid JSON, which JavaScript reads as Infinity.
    wrong("infinite", "1e400"),
  ];
}

/** What is no date, where a date may be absent. */
export function refusedDates(field: string): readonly Refusal[] {
  const form = wrongField(field, `${field} must be absent, null, YYYY-MM-DD or an ISO 8601 date-time`);
  const day = wrongField(field, `${field} must be a day that exists`);
  return [
    form("number", "20310101"),
    form("true", "true"),
    // What JavaScript makes a text of, and then a date.
    form("list", '["2031-01-01"]'),
    form("empty", '""'),
    form("words", '"next week"'),
    form("other-form", '"01/31/2031"'),
    // Which JavaScript reads as 2 March.
    day("30-february", '"2030-02-30"'),
    day("30-february-with-time", '"2030-02-30T10:00:00Z"'),
    day("month-13", '"2031-13-01"'),
    // There was none; PostgreSQL says so, SQLite does not.
    day("year-0", '"0000-01-01"'),
  ];
}

/** Puts `json` where the field's value was, to the letter: no value in JavaScript would be written 1e400. */
function wrongField(field: string, rule: string) {
  return (kind: string, json: string | undefined, inWords = json ?? "missing"): Refusal => ({
    id: `${field}-${kind}`,
    title: `${field} ${inWords}`,
    rule,
    field,
    body: (fields) => {
      const { [field]: _, ...others } = fields;
      return json === undefined ? JSON.stringify(others) : `{"${field}":${json},${JSON.stringify(others).slice(1)}`;
    },
  });
}
