import { expect, test } from "vitest";
import { merged } from "../../src/workspace/merge.ts";

const merge = (mine: string, base: string, theirs: string) =>
  merged(Buffer.from(mine), Buffer.from(base), Buffer.from(theirs))?.toString("utf8");

test.each([
  { what: "mine is untouched", mine: "a\n", base: "a\n", theirs: "b\n", result: "b\n" },
  { what: "theirs is untouched", mine: "b\n", base: "a\n", theirs: "a\n", result: "b\n" },
  { what: "both changed the same way", mine: "a\nx\n", base: "a\nb\n", theirs: "a\nx\n", result: "a\nx\n" },
  { what: "far apart", mine: "x\nb\nc\n", base: "a\nb\nc\n", theirs: "a\nb\ny\n", result: "x\nb\ny\n" },
  { what: "the same lines", mine: "x\n", base: "a\n", theirs: "y\n", result: undefined },
  {
    what: "mine has the line ends of Windows",
    mine: "x\r\nb\r\nc\r\n",
    base: "a\nb\nc\n",
    theirs: "a\nb\ny\n",
    result: "x\r\nb\r\ny\r\n",
  },
  {
    what: "mine differs in line ends only",
    mine: "a\r\nb\r\n",
    base: "a\nb\n",
    theirs: "a\nc\n",
    result: "a\r\nc\r\n",
  },
  { what: "the last line has no end", mine: "x\nb\nc", base: "a\nb\nc", theirs: "a\nb\nc\nd", result: "x\nb\nc\nd" },
  { what: "nothing is left", mine: "a\n", base: "a\n", theirs: "", result: "" },
])("$what", ({ mine, base, theirs, result }) => {
  expect(merge(mine, base, theirs)).toBe(result);
});

test("bytes that are no text are replaced where only one side changed them", () => {
  expect(merge("a\0", "a\0", "b\0")).toBe("b\0");
  expect(merge("b\0", "a\0", "a\0")).toBe("b\0");
});

test("bytes that are no text are not merged", () => {
  expect(merge("x\0\nb\nc\n", "a\nb\nc\n", "a\nb\ny\n")).toBeUndefined();
  expect(
    merged(Buffer.from([120, 10, 98, 10, 255, 10]), Buffer.from("a\nb\n"), Buffer.from("a\nb\nc\n")),
  ).toBeUndefined();
});
