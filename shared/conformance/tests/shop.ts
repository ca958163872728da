import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Service } from "../src/index.ts";
import { type Answer, type Behaviour, correct, type Line, type Stock } from "./behaviour.ts";
import { openServer } from "./server.ts";

/** An allocation service in memory, correct but for what `wrong` puts in place of its behaviour. */
export async function openShop(wrong: Partial<Behaviour> = {}): Promise<Service & AsyncDisposable> {
  const behaviour = { ...correct, ...wrong };
  const stock: Stock = { batches: [], allocations: [] };
  const server = await openServer((request, response) => void serve(request, response, stock, behaviour));
  const addBatch: Service["addBatch"] = async ({ ref, sku, qty, eta }) => {
    stock.batches.push({ ref, sku, eta, available: qty, version: 0 });
  };
  return { ...server, addBatch };
}

async function serve(request: IncomingMessage, response: ServerResponse, stock: Stock, behaviour: Behaviour) {
  const { status, body } = await answerTo(request, stock, behaviour).catch(
    (): Answer => ({ status: 500, body: { message: "Internal error" } }),
  );
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function answerTo(request: IncomingMessage, stock: Stock, behaviour: Behaviour): Promise<Answer> {
  const input = { contentType: request.headers["content-type"], text: await text(request) };
  if (request.url !== "/allocate") return behaviour.unknownPath();
  if (request.method !== "POST") return behaviour.wrongMethod();
  const broken = behaviour.rules.find((rule) => rule.isBroken(input));
  if (broken) return behaviour.refuse(broken, input, stock);
  const { orderid, sku, qty } = JSON.parse(input.text);
  return allocate({ orderid: String(orderid), sku: String(sku), qty: Number(qty) }, stock, behaviour);
}

async function allocate(line: Line, stock: Stock, behaviour: Behaviour): Promise<Answer> {
  const earlier = stock.allocations.find(({ orderid, sku }) => orderid === line.orderid && sku === line.sku);
  const kind = earlier ? behaviour.recognise(earlier, line) : "a new line";
  if (earlier && kind === "the same line") return behaviour.allocated(earlier.batch);
  if (earlier && kind === "another quantity") return behaviour.anotherQuantity(earlier);

  const batches = stock.batches.filter(({ sku }) => sku === line.sku);
  if (batches.length === 0) return behaviour.unknownSku(line);
  const batch = behaviour.inOrder(batches).find((each) => behaviour.fits(each, line.qty));
  if (!batch) return behaviour.outOfStock(line, batches);

  const isTaken = await behaviour.take(batch, line.qty);
  if (!isTaken) return behaviour.lostRace(line);
  stock.allocations.push({ ...line, batch });
  return behaviour.allocated(batch);
}
