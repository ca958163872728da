import { expect, test } from "vitest";
import { journey, stepsOf } from "./reader.ts";

/** JOURNEY=13 goes all the way, which takes many minutes. */
const LAST = process.env.JOURNEY ?? "02";

test("a reader goes through the chapters with watch running, and every step turns green in order", {
  timeout: 3_600_000,
}, async () => {
  const passed = await journey("01", LAST);

  expect(passed).toEqual(await stepsOf("01", LAST));
});
