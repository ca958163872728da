import { describe, expect, test } from "vitest";
import { examplesOf } from "../../src/lab/examples.ts";
import { start } from "./chapters.ts";

/** Those that are there to be refused. */
const REFUSED: Readonly<Record<string, number>> = { unknown: 400, nonsense: 400 };

describe("the examples", () => {
  test.each(["04", "05", "06", "07", "08", "09", "10", "11", "12", "13"])(
    "of %s do what they say, in their order",
    async (chapter) => {
      const { send, settled, reports } = await start(chapter);
      const outOfStock = Number(chapter) < 8 ? 400 : Number(chapter) < 12 ? 201 : 202;

      for (const { id, requests } of examplesOf(chapter)) {
        for (const request of requests) {
          const { status, refused, body } = await send(request);
          await settled();
          const expected = id === "out-of-stock" ? outOfStock : REFUSED[id];
          if (expected !== undefined) expect(`${id} ${status}`).toBe(`${id} ${expected}`);
          else expect(refused, `${id}: ${body}`).toBe(false);
        }
      }

      expect(reports.filter((report) => !report.includes("{ oops"))).toEqual([]);
    },
  );

  test("have ids that no other example of the chapter has", () => {
    for (const chapter of ["04", "08", "09", "10", "11", "13"]) {
      const ids = examplesOf(chapter).map(({ id }) => id);

      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
