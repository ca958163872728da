import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { execaNode } from "execa";
import { describe, expect, test } from "vitest";
import { findChapter, loadModule } from "../src/chapter.ts";

describe("a person's mistake is answered with a sentence and 2:", () => {
  test.each([
    {
      mistake: "a chapter that is not there",
      args: ["--chapter", "99"],
      sentence: 'There is no chapter "99". There are: ',
    },
    {
      mistake: "a part that is not there",
      args: ["--only", "sqlit"],
      sentence:
        "argument 'sqlit' is invalid. Allowed choices are domain, bus, sqlite, postgres, http, curve, views, memory.",
    },
    { mistake: "an option that is misspelt", args: ["--onyl", "sqlite"], sentence: "(Did you mean --only?)" },
    { mistake: "a word too many", args: ["sqlite"], sentence: "too many arguments" },
    {
      mistake: "a chapter without a product",
      args: ["--chapter", "domain-model", "--only", "domain"],
      sentence: "01-domain-model cannot be measured: it has no src/domain/product.ts.",
    },
    {
      mistake: "a chapter whose bus is not yet as it is measured",
      args: ["--chapter", "message-bus", "--only", "sqlite"],
      sentence: "09-message-bus cannot be measured: its src/service-layer/handlers.ts has no commandHandlers.",
    },
    {
      mistake: "a chapter without a bus",
      args: ["--chapter", "07", "--only", "bus"],
      sentence: "07-aggregates cannot be measured: it has no src/service-layer/message-bus.ts.",
    },
    {
      mistake: "a chapter without views",
      args: ["--chapter", "10", "--only", "views"],
      sentence: "10-commands cannot be measured: its storage has no views.byRepository.",
    },
  ])("$mistake", async ({ args, sentence }) => {
    const { exitCode, stderr } = await bench(...args);

    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain("    at ");
    expect(exitCode).toBe(2);
  });
});

test("bench --help helps", async () => {
  const { exitCode, stdout } = await bench("--help");

  expect(stdout).toMatch(/^Usage: bench/);
  expect(exitCode).toBe(0);
});

test.each(["7", "07", "aggregates", "07-Aggregates"])("a chapter is found by %s", async (wanted) => {
  await using root = await temporaryFolder();
  await chapterIn(root.path, "07-aggregates");
  await chapterIn(root.path, "17-outbox");

  expect(findChapter(root.path, wanted).name).toBe("07-aggregates");
});

test("a chapter whose module has changed is not measured", async () => {
  await using root = await temporaryFolder();
  await chapterIn(root.path, "07-aggregates");
  await writeFile(path.join(root.path, "chapters/07-aggregates/services.ts"), "export const allocate = () => {};\n");

  const loading = loadModule<{ allocate: unknown; addBatch: unknown }>(findChapter(root.path, "7"), "services.ts", [
    "allocate",
    "addBatch",
  ]);

  await expect(loading).rejects.toThrow("07-aggregates cannot be measured: its services.ts has no addBatch.");
});

function bench(...args: string[]) {
  const command = path.join(import.meta.dirname, "../src/bench.ts");
  // As from a shell: with a channel to this process it would wait for what might come through it.
  return execaNode(command, args, { env: { NO_COLOR: "1" }, ipc: false, reject: false });
}

async function chapterIn(root: string, name: string): Promise<void> {
  await mkdir(path.join(root, "chapters", name), { recursive: true });
  await writeFile(path.join(root, "chapters", name, "package.json"), '{ "type": "module" }');
}
