import { expect, test } from "vitest";
import { journey, stepsOf } from "./reader.ts";

/** JOURNEY=01-13 goes all the way, which takes a quarter of an hour. */
const [FROM = "", TO = ""] = (process.env.JOURNEY ?? "01-02").split("-");

test("a reader goes through the chapters with watch running, and every step turns green in order", {
  timeout: 3_600_000,
}, async () => {
  const passed = await journey(FROM, TO);

  expect(passed).toEqual(await stepsOf(FROM, TO));
});
