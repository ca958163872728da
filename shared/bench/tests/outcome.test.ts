import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { expect, test } from "vitest";
import { outcomeIn } from "../src/outcome.ts";
import { stockedFiles } from "../src/stocked-sqlite.ts";
import { chapter } from "./chapters.ts";

test("pieces that a batch promised beyond what was bought are counted, batch by batch", async () => {
  await using folder = await temporaryFolder();
  const stock = { skus: 2, linesEach: 7, purchased: 5 };
  const { ours } = await stockedFiles(chapter, path.join(folder.path, "oversold"), stock);

  const outcome = await outcomeIn({ kind: "sqlite", file: ours });

  expect(outcome).toEqual({ lines: 14, oversold: 4 });
});
