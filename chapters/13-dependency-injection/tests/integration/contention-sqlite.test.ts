import path from "node:path";
import type { Sku } from "@cosmic/kernel";
import { temporaryFolder } from "@cosmic/testkit";
import { execaNode } from "execa";
import { afterAll, beforeAll, describe } from "vitest";
import { openStorage, type Storage } from "../../src/adapters/storage.ts";
import { contentionContract } from "../contracts/contention.ts";
import { type Answer, answersIn } from "../sale.ts";

describe("two processes on one SQLite file, 400 orders for a stock of 250", () => {
  const seller = path.join(import.meta.dirname, "../processes/sell.ts");
  const resources = new AsyncDisposableStack();
  let storage: Storage;
  let processes: ReturnType<typeof startProcess>[];
  let allHaveGoneOn: Promise<void>;
  beforeAll(async () => {
    const folder = resources.use(await temporaryFolder());
    const file = `${folder.path}/allocation.sqlite`;
    storage = await openStorage({ kind: "sqlite", file });
    resources.defer(storage.close);
    processes = [1, 2].map(() => startProcess(file));
    allHaveGoneOn = letGoOn();
  });
  afterAll(async () => {
    for (const each of processes) each.kill();
    await Promise.all(processes);
    await resources.disposeAsync();
  });

  contentionContract(async () => ({ startUnitOfWork: storage.startUnitOfWork, sell }));

  async function sell(orders: readonly string[], sku: Sku): Promise<Answer[]> {
    const sales = processes.map(async (each, number) => {
      const answers = each.getOneMessage({ filter: Array.isArray });
      await each.sendMessage({ orders: orders.filter((_, at) => at % processes.length === number), sku });
      return answersIn(await answers);
    });
    const answers = await Promise.all(sales);
    await allHaveGoneOn;
    return answers.flat();
  }

  /** Each has read before any of them writes, so that they meet at least once. */
  async function letGoOn(): Promise<void> {
    const isDecided = (message: unknown) => message === "decided";
    await Promise.all(processes.map((each) => each.getOneMessage({ filter: isDecided })));
    await Promise.all(processes.map((each) => each.sendMessage("go on")));
  }

  function startProcess(file: string) {
    return execaNode(seller, [file], { reject: false });
  }
});
