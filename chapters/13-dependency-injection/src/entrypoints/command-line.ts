import { Command as CommandLine } from "commander";
import type { MessageBus } from "../service-layer/message-bus.ts";
import { expected } from "./expected.ts";
import { addReadModelCommands, type ReadModelSurroundings } from "./read-model-commands.ts";
import { addBatchRequest, allocateRequest, cancelShipmentRequest, changeBatchQuantityRequest } from "./requests.ts";

type Surroundings = ReadModelSurroundings & Readonly<{ bus: Pick<MessageBus, "handle"> }>;

/** The application behind the command line: turns arguments into commands, and what comes back into lines. */
export function commandLine(surroundings: Surroundings): CommandLine {
  const { bus, print } = surroundings;
  const program = new CommandLine("allocation")
    .description("Allocates orders to batches of stock.")
    .helpOption("-h, --help", "show what a command does")
    .showSuggestionAfterError()
    .showHelpAfterError("(--help shows what there is)")
    .addHelpText(
      "after",
      "\nExample:\n  allocation add-batch batch-1 SMALL-TABLE 20 2030-01-15\n\nExit code: 0 when it is done, 1 when it was refused, 2 when it was not understood, 3 when something is broken.\nDATABASE_URL, REDIS_URL and SMTP_URL say where everything is, as for the server.",
    );

  program
    .command("add-batch <ref> <sku> <qty> [eta]")
    .description("takes a new batch into stock; eta is YYYY-MM-DD, without it the batch is in the warehouse")
    .action(async (ref: string, sku: string, qty: string, eta?: string) => {
      await bus.handle(expected(addBatchRequest, { ref, sku, qty: numberIn(qty), eta }));
      print(`batch ${ref} is in stock`);
    });
  program
    .command("allocate <orderid> <sku> <qty>")
    .description("takes an order's line from the best batch of its product")
    .action(async (orderid: string, sku: string, qty: string) => {
      const reference = await bus.handle(expected(allocateRequest, { orderid, sku, qty: numberIn(qty) }));
      print(reference === null ? `out of stock for sku ${sku}` : `allocated to batch ${reference}`);
    });
  program
    .command("change-batch-quantity <ref> <qty>")
    .description("more or less of a batch was bought than we thought; lines that lose their place get another")
    .action(async (ref: string, qty: string) => {
      await bus.handle(expected(changeBatchQuantityRequest, { batchref: ref, qty: numberIn(qty) }));
      print(`batch ${ref} is one of ${qty} now`);
    });
  program
    .command("cancel-shipment <ref>")
    .description("the boat sank: each line of the batch is reallocated, or out of stock")
    .action(async (ref: string) => {
      const command = expected(cancelShipmentRequest, { batchref: ref });
      let [reallocated, outOfStock] = [0, 0];
      for (let next = await bus.handle(command); next; next = await bus.handle(command)) {
        if (next.to === null) outOfStock += 1;
        else reallocated += 1;
      }
      print(`batch ${ref} is cancelled; lines reallocated: ${reallocated}, out of stock: ${outOfStock}`);
    });
  addReadModelCommands(program, surroundings);
  return program;
}

/** Not a number where nothing is written: a variable of the shell that is not set must not empty a batch. */
function numberIn(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}
