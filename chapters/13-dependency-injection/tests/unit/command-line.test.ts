import { CommanderError, Command as CommandLine } from "commander";
import { beforeEach, describe, expect, test } from "vitest";
import { commandLine } from "../../src/entrypoints/command-line.ts";
import { busOverFakes } from "../bus.ts";
import { newBatch, requestedLine, returnedLine, tomorrow } from "../primitives.ts";

let shop: ReturnType<typeof busOverFakes>;
let printed: string[];
beforeEach(() => {
  shop = busOverFakes();
  printed = [];
});

describe("add-batch", () => {
  test("takes a batch into stock, and says so", async () => {
    await run("add-batch", "lamps", "LAMP", "20");

    expect(printed).toEqual(["batch lamps is in stock"]);
    expect(await shop.handle(requestedLine({ quantity: 20 }))).toBe("lamps");
  });

  test("with a date it is a shipment, without one it is in the warehouse", async () => {
    await run("add-batch", "shipment", "LAMP", "20", tomorrow);
    await run("add-batch", "warehouse", "LAMP", "20");

    expect(await shop.handle(requestedLine())).toBe("warehouse");
    await expect(run("add-batch", "shipment", "LAMP", "20")).rejects.toMatchObject({ code: "conflicting-batch" });
  });
});

describe("allocate", () => {
  beforeEach(() => shop.handle(newBatch({ reference: "lamps", sku: "LAMP", quantity: 20 })));

  test("says which batch serves the line", async () => {
    await run("allocate", "order-1", "LAMP", "20");

    expect(printed).toEqual(["allocated to batch lamps"]);
    expect(await shop.handle(returnedLine({ orderId: "order-1" }))).toBe("lamps");
  });

  test("says when the product is out of stock", async () => {
    await run("allocate", "order-1", "LAMP", "21");

    expect(printed).toEqual(["out of stock for sku LAMP"]);
    expect(shop.mails).toHaveLength(1);
  });
});

describe("change-batch-quantity", () => {
  test("changes it, and says so", async () => {
    await shop.handle(newBatch({ reference: "lamps", quantity: 20 }));

    await run("change-batch-quantity", "lamps", "6");

    expect(printed).toEqual(["batch lamps is one of 6 now"]);
    expect(await shop.handle(requestedLine({ orderId: "order-1", quantity: 7 }))).toBeNull();
    expect(await shop.handle(requestedLine({ orderId: "order-2", quantity: 6 }))).toBe("lamps");
  });

  test("also to nothing", async () => {
    await shop.handle(newBatch({ reference: "lamps" }));

    await expect(run("change-batch-quantity", "lamps", "0")).resolves.toBeDefined();

    expect(await shop.handle(requestedLine({ quantity: 1 }))).toBeNull();
  });
});

describe("cancel-shipment", () => {
  test("says how many lines have another place, and how many have none", async () => {
    await shop.handle(newBatch({ reference: "boat", quantity: 20, eta: tomorrow }));
    for (const orderId of ["order-1", "order-2", "order-3"]) await shop.handle(requestedLine({ orderId, quantity: 5 }));
    await shop.handle(newBatch({ reference: "warehouse", quantity: 5 }));

    await run("cancel-shipment", "boat");

    expect(printed).toEqual(["batch boat is cancelled; lines reallocated: 1, out of stock: 2"]);
    expect(await shop.handle(returnedLine({ orderId: "order-3" }))).toBe("warehouse");
  });

  test("of a batch that nobody has ordered from says that there were none", async () => {
    await shop.handle(newBatch({ reference: "boat", eta: tomorrow }));

    await run("cancel-shipment", "boat");

    expect(printed).toEqual(["batch boat is cancelled; lines reallocated: 0, out of stock: 0"]);
    expect(await shop.handle(requestedLine({ quantity: 1 }))).toBeNull();
  });

  test("gives one command a line, each after all that follows from the one before", async () => {
    await shop.handle(newBatch({ reference: "boat", quantity: 200, eta: tomorrow }));
    const orders = Array.from({ length: 100 }, (_, index) => `order-${index}`);
    for (const orderId of orders) await shop.handle(requestedLine({ orderId }));
    const mailsBefore: number[] = [];
    const handle: typeof shop.handle = async (command) => {
      await shop.bus.settled();
      mailsBefore.push(shop.mails.length);
      return shop.handle(command);
    };

    await runOn({ handle }, ["cancel-shipment", "boat"]);

    expect(mailsBefore).toEqual([...orders.keys(), orders.length]);
    expect(printed).toEqual(["batch boat is cancelled; lines reallocated: 0, out of stock: 100"]);
  });
});

describe("is refused before anybody is asked to do anything:", () => {
  test.each([
    [["add-batch", "lamps", "LAMP", "many"], "qty"],
    [["add-batch", "lamps", "LAMP", "1.5"], "qty"],
    [["add-batch", "lamps", "LAMP", "0"], "qty"],
    [["add-batch", "lamps", "LAMP", ""], "qty"],
    [["add-batch", "", "LAMP", "20"], "ref"],
    [["add-batch", "lamps", "two\nlines", "20"], "sku"],
    [["add-batch", "lamps", "LAMP", "20", "soon"], "eta"],
    [["add-batch", "lamps", "LAMP", "20", ""], "eta"],
    [["allocate", "", "LAMP", "2"], "orderid"],
    [["allocate", "order-1", "LAMP", "9007199254740992"], "qty"],
    [["change-batch-quantity", "lamps", ""], "qty"],
    [["change-batch-quantity", "lamps", " "], "qty"],
    [["cancel-shipment", "x".repeat(256)], "batchref"],
  ] as const)("%j, for its %s", async (given, path) => {
    const handled: unknown[] = [];
    const bus = { handle: async (command: unknown) => handled.push(command) as never };

    const attempt = runOn(bus, given);

    await expect(attempt).rejects.toMatchObject({ status: 400, issues: [{ path }] });
    expect({ printed, handled }).toEqual({ printed: [], handled: [] });
  });
});

test("what the bus refuses is the error of the command line, and nothing is printed", async () => {
  const attempt = run("cancel-shipment", "no-boat");

  await expect(attempt).rejects.toMatchObject({ code: "unknown-batch" });
  expect(printed).toEqual([]);
});

describe("is not understood:", () => {
  test.each([
    ["a command that there is not, though one is like it", ["alocate", "order-1", "LAMP", "2"], "allocate"],
    ["a command without all that it needs", ["allocate", "order-1", "LAMP"], "qty"],
    ["more than there is room for", ["cancel-shipment", "boat", "other-boat"], "too many arguments"],
    ["an option that there is not", ["cancel-shipment", "boat", "--force"], "--force"],
  ] as const)("%s", async (_, given, hint) => {
    const attempt = run(...given);

    await expect(attempt).rejects.toBeInstanceOf(CommanderError);
    expect(printed.join("\n")).toContain(hint);
  });
});

describe("help", () => {
  test("names all commands, an example, exit codes, and where everything is", async () => {
    await expect(run("--help")).rejects.toMatchObject({ exitCode: 0 });

    for (const part of ["add-batch", "allocate", "change-batch-quantity", "cancel-shipment", "Example", "Exit code"])
      expect(printed.join("\n")).toContain(part);
    expect(printed.join("\n")).toMatch(/DATABASE_URL.+SMTP_URL/);
  });

  test("of a command says what it wants", async () => {
    await expect(run("add-batch", "--help")).rejects.toMatchObject({ exitCode: 0 });

    expect(printed.join("\n")).toMatch(/<ref> <sku> <qty> \[eta\].*YYYY-MM-DD/s);
  });
});

function run(...given: readonly string[]): Promise<unknown> {
  return runOn(shop.bus, given);
}

/** As the process does: what is not understood throws, where commander would end the process. */
function runOn(bus: Parameters<typeof commandLine>[0]["bus"], given: readonly string[]): Promise<unknown> {
  const print = (text: string) => printed.push(text);
  const readModel = { differences: async () => [], rebuild: async () => {} };
  const program = commandLine({ bus, readModel, print, refuse: print });
  expect(program, "what commandLine answers").toBeInstanceOf(CommandLine);
  for (const each of [program, ...program.commands])
    each.exitOverride().configureOutput({ writeOut: print, writeErr: print });
  return program.parseAsync(given, { from: "user" });
}
