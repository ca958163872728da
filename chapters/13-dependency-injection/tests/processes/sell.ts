// One of several processes that sell the same stock out of the same file. Each message is a sale, and is answered with what
// the orders were told. Only once does it stop, between its first decision and the commit (or after a sale that had none),
// until all of them are so far.
import type { Sku } from "@cosmic/kernel";
import { openStorage } from "../../src/adapters/storage.ts";
import { meanwhile, once } from "../meanwhile.ts";
import { sell } from "../sale.ts";

const [file = ""] = process.argv.slice(2);
const { startUnitOfWork } = await openStorage({ kind: "sqlite", file });
const { promise: allAreSoFar, resolve: goOn } = Promise.withResolvers<void>();
const meeting = once(() => {
  process.send?.("decided");
  return allAreSoFar;
});

process.on("message", async (message: "go on" | { orders: string[]; sku: Sku }) => {
  if (message === "go on") return goOn();
  const answers = await sell(message.orders, message.sku, 1, meanwhile(meeting, startUnitOfWork));
  await meeting();
  process.send?.(answers);
});
