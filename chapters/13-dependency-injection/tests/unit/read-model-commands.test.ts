import { BatchReference, OrderId, Sku } from "@cosmic/kernel";
import { CommanderError, Command as CommandLine } from "commander";
import { beforeEach, describe, expect, test } from "vitest";
import { commandLine } from "../../src/entrypoints/command-line.ts";
import type { Difference } from "../../src/service-layer/read-model.ts";
import { busOverFakes } from "../bus.ts";

const [orderId, sku] = [OrderId.parse("order-1"), Sku.parse("LAMP")];
const inBatch = (reference: string, quantity: number) => ({ reference: BatchReference.parse(reference), quantity });

let differences: readonly Difference[];
let printed: string[];
let refused: string[];
beforeEach(() => {
  differences = [];
  printed = [];
  refused = [];
});

describe("read-model verify", () => {
  test("says so when nothing differs", async () => {
    await run("read-model", "verify");

    expect({ printed, refused }).toEqual({ printed: ["the read model shows what is so"], refused: [] });
  });

  test("names each line that is missing, superfluous, or shown in another way, and what mends it", async () => {
    differences = [
      { orderId, sku, actual: inBatch("batch-1", 2), shown: null },
      { orderId, sku, actual: null, shown: inBatch("batch-1", 2) },
      { orderId, sku, actual: inBatch("batch-1", 2), shown: inBatch("batch-2", 2) },
      { orderId, sku, actual: inBatch("batch-1", 2), shown: inBatch("batch-1", 3) },
    ];

    await run("read-model", "verify");

    expect(printed).toEqual([
      "order order-1, sku LAMP: 2 of batch batch-1, but no batch is shown",
      "order order-1, sku LAMP: no batch, but 2 of batch batch-1 is shown",
      "order order-1, sku LAMP: 2 of batch batch-1, but 2 of batch batch-2 is shown",
      "order order-1, sku LAMP: 2 of batch batch-1, but 3 of batch batch-1 is shown",
    ]);
    expect(refused).toEqual(["4 lines differ; read-model rebuild mends it"]);
  });

  test("mends nothing itself", async () => {
    differences = [{ orderId, sku, actual: inBatch("batch-1", 2), shown: null }];

    await run("read-model", "verify");

    expect(differences).toHaveLength(1);
  });
});

describe("read-model rebuild", () => {
  test("mends what differs, and says so", async () => {
    differences = [{ orderId, sku, actual: inBatch("batch-1", 2), shown: null }];

    await run("read-model", "rebuild");

    expect({ differences, printed, refused }).toEqual({
      differences: [],
      printed: ["the read model shows what is so"],
      refused: [],
    });
  });
});

test.each([
  [["read-model", "rebuilt"], "rebuild"],
  [["read-model", "verify", "order-1"], "too many arguments"],
] as const)("%j is not understood", async (given, hint) => {
  const attempt = run(...given);

  await expect(attempt).rejects.toBeInstanceOf(CommanderError);
  expect(printed.join("\n")).toContain(hint);
});

test("help names both", async () => {
  await expect(run("read-model", "--help")).rejects.toMatchObject({ exitCode: 0 });

  for (const command of ["verify", "rebuild"]) expect(printed.join("\n")).toContain(command);
});

function run(...given: readonly string[]): Promise<unknown> {
  const print = (text: string) => void printed.push(text);
  const rebuild = async () => {
    differences = [];
  };
  const program = commandLine({
    bus: busOverFakes().bus,
    readModel: { differences: async () => differences, rebuild },
    print,
    refuse: (sentence) => void refused.push(sentence),
  });
  expect(program, "what commandLine answers").toBeInstanceOf(CommandLine);
  for (const each of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)])
    each.exitOverride().configureOutput({ writeOut: print, writeErr: print });
  return program.parseAsync(given, { from: "user" });
}
