import { expect, test } from "vitest";
import { plan } from "../../src/domain/plan.ts";
import { listingOf } from "../builders.ts";

test("does nothing when the target is like the source", () => {
  const files = { "a.txt": "apple", "letters/b.txt": "banana" };

  const actions = plan(listingOf(files), listingOf(files));

  expect(actions).toEqual([]);
});

test("copies a file that only the source has", () => {
  const source = listingOf({ "letters/a.txt": "apple" });
  const target = listingOf({});

  const actions = plan(source, target);

  expect(actions).toEqual([{ type: "Copy", path: "letters/a.txt" }]);
});

test("deletes a file that only the target has", () => {
  const source = listingOf({});
  const target = listingOf({ "letters/a.txt": "apple" });

  const actions = plan(source, target);

  expect(actions).toEqual([{ type: "Delete", path: "letters/a.txt" }]);
});

test("moves a file that has another name in the source", () => {
  const source = listingOf({ "fruit/apple.txt": "apple" });
  const target = listingOf({ "a.txt": "apple" });

  const actions = plan(source, target);

  expect(actions).toEqual([{ type: "Move", from: "a.txt", to: "fruit/apple.txt" }]);
});

test("replaces a file whose content has changed", () => {
  const source = listingOf({ "a.txt": "apple, peeled" });
  const target = listingOf({ "a.txt": "apple" });

  const actions = plan(source, target);

  expect(actions).toEqual([
    { type: "Delete", path: "a.txt" },
    { type: "Copy", path: "a.txt" },
  ]);
});

test("clears a place before another file moves there", () => {
  const source = listingOf({ "best.txt": "apple" });
  const target = listingOf({ "a.txt": "apple", "best.txt": "banana" });

  const actions = plan(source, target);

  expect(actions).toEqual([
    { type: "Delete", path: "best.txt" },
    { type: "Move", from: "a.txt", to: "best.txt" },
  ]);
});

test("clears a folder before a file takes its name", () => {
  const source = listingOf({ fruit: "apple" });
  const target = listingOf({ "fruit/b.txt": "banana" });

  const actions = plan(source, target);

  expect(actions).toEqual([
    { type: "Delete", path: "fruit/b.txt" },
    { type: "Copy", path: "fruit" },
  ]);
});

test("copies a duplicate that the target has only once", () => {
  const source = listingOf({ "a.txt": "apple", "b.txt": "apple" });
  const target = listingOf({ "a.txt": "apple" });

  const actions = plan(source, target);

  expect(actions).toEqual([{ type: "Copy", path: "b.txt" }]);
});

test("deletes a duplicate that the source has only once", () => {
  const source = listingOf({ "a.txt": "apple" });
  const target = listingOf({ "a.txt": "apple", "b.txt": "apple" });

  const actions = plan(source, target);

  expect(actions).toEqual([{ type: "Delete", path: "b.txt" }]);
});

test("moves one file to one place, however many places want its content", () => {
  const source = listingOf({ "a.txt": "apple", "b.txt": "apple" });
  const target = listingOf({ "old.txt": "apple" });

  const actions = plan(source, target);

  expect(actions).toEqual([
    { type: "Move", from: "old.txt", to: "a.txt" },
    { type: "Copy", path: "b.txt" },
  ]);
});

test("moves one file to one place, however many files have the content", () => {
  const source = listingOf({ "a.txt": "apple" });
  const target = listingOf({ "old.txt": "apple", "older.txt": "apple" });

  const actions = plan(source, target);

  expect(actions).toEqual([
    { type: "Delete", path: "older.txt" },
    { type: "Move", from: "old.txt", to: "a.txt" },
  ]);
});
