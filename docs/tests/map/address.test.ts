import { expect, test } from "vitest";
import { queryOf, viewFrom, viewOf } from "../../src/map/address.ts";
import { withFiles } from "./chapters.ts";

const data = [
  withFiles("01", ["src/domain/batch.ts"]),
  withFiles("02", ["src/domain/batch.ts", "src/adapters/sqlite/store.ts"]),
];

test("without a query the walk begins at its beginning, with the folders inside of layers closed", () => {
  expect(viewFrom("", data)).toEqual({ chapter: "01", chosen: "", closed: new Set(["src/adapters/sqlite"]) });
});

test.each([
  "?chapter=02",
  "?chapter=02&file=src/domain/batch.ts",
  "?chapter=02&closed=",
  "?chapter=02&file=src/adapters/sqlite&closed=src/adapters/sqlite,src/domain",
])("%s comes back as it was", (query) => {
  expect(queryOf(viewFrom(query, data), data)).toBe(query);
});

test("a chapter may be named without its zero", () => {
  expect(viewFrom("?chapter=2", data).chapter).toBe("02");
});

test.each([
  ["?chapter=99", 'There is no chapter "99". There are: 01, 02.'],
  ["?chapter=", 'There is no chapter "". There are: 01, 02.'],
  [
    "?chapter=01&file=src/domain/x.ts",
    'Chapter 01 has no "src/domain/x.ts". The table of any chapter says what it has.',
  ],
])("%s says what is wrong, and what there is", (query, message) => {
  expect(() => viewFrom(query, data)).toThrow(message);
});

test.each([
  ["src/domain/batch.ts", "?chapter=01&file=src/domain/batch.ts"],
  ["src/adapters/sqlite/store.ts", "?chapter=01"],
])("in another chapter %s stays chosen only if it is there", (file, query) => {
  const view = viewFrom(`?chapter=02&file=${file}`, data);

  expect(queryOf(viewOf("01", view, data), data)).toBe(query);
});
