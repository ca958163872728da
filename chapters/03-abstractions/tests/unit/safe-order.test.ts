import { expect, test } from "vitest";
import { plan } from "../../src/domain/plan.ts";
import { listingOf } from "../builders.ts";

test("moves a chain of files from its free end", () => {
  const source = listingOf({ "log.2": "Monday", "log.3": "Sunday", "log.4": "Saturday" });
  const target = listingOf({ "log.1": "Monday", "log.2": "Sunday", "log.3": "Saturday" });

  const actions = plan(source, target);

  expect(actions).toEqual([
    { type: "Move", from: "log.3", to: "log.4" },
    { type: "Move", from: "log.2", to: "log.3" },
    { type: "Move", from: "log.1", to: "log.2" },
  ]);
});

test("orders a chain also when it comes upon the middle first", () => {
  const source = listingOf({ c: "second", b: "first", d: "third" });
  const target = listingOf({ a: "first", b: "second", c: "third" });

  const actions = plan(source, target);

  expect(actions).toEqual([
    { type: "Move", from: "c", to: "d" },
    { type: "Move", from: "b", to: "c" },
    { type: "Move", from: "a", to: "b" },
  ]);
});

test("swaps two files by moving one and copying the other", () => {
  const source = listingOf({ a: "banana", b: "apple" });
  const target = listingOf({ a: "apple", b: "banana" });

  const actions = plan(source, target);

  expect(actions).toEqual([
    { type: "Delete", path: "a" },
    { type: "Move", from: "b", to: "a" },
    { type: "Copy", path: "b" },
  ]);
});

test("copies a single file of a longer circle", () => {
  const source = listingOf({ a: "cherry", b: "apple", c: "banana" });
  const target = listingOf({ a: "apple", b: "banana", c: "cherry" });

  const actions = plan(source, target);

  expect(actions).toEqual([
    { type: "Delete", path: "b" },
    { type: "Move", from: "a", to: "b" },
    { type: "Move", from: "c", to: "a" },
    { type: "Copy", path: "c" },
  ]);
});

test("deletes and copies a file whose name becomes the name of its folder", () => {
  const source = listingOf({ "fruit/apple": "apple" });
  const target = listingOf({ fruit: "apple" });

  const actions = plan(source, target);

  expect(actions).toEqual([
    { type: "Delete", path: "fruit" },
    { type: "Copy", path: "fruit/apple" },
  ]);
});

test("deletes and copies a file that takes the name of its folder", () => {
  const source = listingOf({ "fruit/red": "apple" });
  const target = listingOf({ "fruit/red/apple": "apple" });

  const actions = plan(source, target);

  expect(actions).toEqual([
    { type: "Delete", path: "fruit/red/apple" },
    { type: "Copy", path: "fruit/red" },
  ]);
});

test("moves files into a new folder of the same name as their own", () => {
  const source = listingOf({ "fruit/fruit/apple": "apple" });
  const target = listingOf({ "fruit/apple": "apple" });

  const actions = plan(source, target);

  expect(actions).toEqual([{ type: "Move", from: "fruit/apple", to: "fruit/fruit/apple" }]);
});

test("renumbers ten thousand photos without copying one", () => {
  const numbers = Array.from({ length: 10_000 }, (_, index) => index);
  const source = listingOf(Object.fromEntries(numbers.map((number) => [`photo ${number + 1}`, `picture ${number}`])));
  const target = listingOf(Object.fromEntries(numbers.map((number) => [`photo ${number}`, `picture ${number}`])));

  const actions = plan(source, target);

  expect(actions).toEqual(
    numbers.toReversed().map((number) => ({ type: "Move", from: `photo ${number}`, to: `photo ${number + 1}` })),
  );
});
