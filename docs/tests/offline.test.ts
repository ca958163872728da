import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { HookParameters } from "astro";
import { expect, test } from "vitest";
import { offline } from "../src/site/offline.ts";

const DIST = process.env.SITE_DIST ?? path.resolve(import.meta.dirname, "../dist");

test("every built page registers the service worker, once", () => {
  const pages = readdirSync(DIST, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));

  const times = pages.map((file) => [
    file,
    readFileSync(path.join(DIST, file), "utf8").split("serviceWorker?.register").length - 1,
  ]);

  expect(times.length).toBeGreaterThan(20);
  expect(times.filter(([, count]) => count !== 1)).toEqual([]);
});

test.each([
  ["dev", 0],
  ["preview", 0],
  ["build", 1],
] as const)("astro %s injects %i scripts", async (command, count) => {
  const injected: string[] = [];
  const injectScript = (_stage: string, content: string) => injected.push(content);

  await offline().hooks["astro:config:setup"]?.({
    command,
    injectScript,
  } as unknown as HookParameters<"astro:config:setup">);

  expect(injected).toHaveLength(count);
});
