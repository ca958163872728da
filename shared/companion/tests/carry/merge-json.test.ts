import { describe, expect, test } from "vitest";
import { mergeJson } from "../../src/chain/carry/merge-json.ts";

const merged = (...sides: Parameters<typeof mergeJson>) => JSON.stringify(mergeJson(...sides).value);

describe("a merge of two descendants of an object", () => {
  test("takes what changed on either side", () => {
    const base = { dependencies: { alpha: "1", beta: "1" } };
    const ours = { dependencies: { alpha: "1", beta: "2" } };
    const theirs = { dependencies: { alpha: "2", beta: "1" } };

    expect(mergeJson(base, ours, theirs)).toEqual({ value: { dependencies: { alpha: "2", beta: "2" } }, clashes: [] });
  });

  test("takes additions next to each other, where lines would clash", () => {
    const base = { dependencies: { alpha: "1", zeta: "1" } };
    const ours = { dependencies: { alpha: "1", beta: "1", zeta: "1" } };
    const theirs = { dependencies: { alpha: "1", gamma: "1", zeta: "1" } };

    expect(merged(base, ours, theirs)).toBe('{"dependencies":{"alpha":"1","beta":"1","gamma":"1","zeta":"1"}}');
  });

  test("puts a new key behind the one that it follows, where keys are in no order", () => {
    const theirs = { scripts: { test: "t", "test:unit": "u", lint: "l" } };

    expect(merged({ scripts: { test: "t", lint: "l" } }, { scripts: { test: "mine", lint: "l" } }, theirs)).toBe(
      '{"scripts":{"test":"mine","test:unit":"u","lint":"l"}}',
    );
  });

  test("takes away what was removed on either side", () => {
    expect(merged({ a: 1, b: 1, c: 1 }, { b: 1, c: 1 }, { a: 1, c: 1 })).toBe('{"c":1}');
  });

  test("leaves out a newer version of what is not needed any more", () => {
    const merge = mergeJson({ a: { old: "1" } }, { a: {} }, { a: { old: "2" } });

    expect(merge).toEqual({ value: { a: {} }, clashes: [] });
  });

  test("takes lists as a whole", () => {
    expect(merged({ files: ["a"] }, { files: ["a"] }, { files: ["a", "b"] })).toBe('{"files":["a","b"]}');
  });

  test("names the places that both sides changed, each in another way", () => {
    const { clashes } = mergeJson(
      { dependencies: { alpha: "1" }, files: ["a"] },
      { dependencies: { alpha: "2" }, files: ["b"] },
      { dependencies: { alpha: "3" }, files: ["c"] },
    );

    expect(clashes).toEqual(["dependencies.alpha", "files"]);
  });

  test("does not mind that both sides changed the same in the same way", () => {
    expect(mergeJson({ a: 1 }, { a: 2 }, { a: 2 })).toEqual({ value: { a: 2 }, clashes: [] });
  });
});
