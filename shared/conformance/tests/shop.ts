import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Service } from "../src/index.ts";
import { type Answer, type Behaviour, type Content, correct, type Line, newBatch, type Stock } from "./behaviour.ts";
import { openServer } from "./server.ts";

/** An allocation service in memory, correct but for what `wrong` puts in place of its behaviour. */
export async function openShop(wrong: Partial<Behaviour> = {}): Promise<Service & AsyncDisposable> {
  const behaviour = { ...correct, ...wrong };
  const stock: Stock = { batches: [], allocations: [] };
  const server = await openServer((request, response) => void serve(request, response, stock, behaviour));
  const addBatch: Service["addBatch"] = async (batch) => {
    stock.batches = [...stock.batches, newBatch(batch)];
  };
  return { ...server, addBatch };
}

async function serve(request: IncomingMessage, response: ServerResponse, stock: Stock, behaviour: Behaviour) {
  const answer = await answerTo(request, stock, behaviour).catch(
    (): Answer => ({ status: 500, body: { message: "Internal error" } }),
  );
  const [contentType, body] =
    answer.text === undefined ? ["application/json", JSON.stringify(answer.body)] : ["text/plain", answer.text];
  response.writeHead(answer.status, { "content-type": contentType }).end(body);
}

async function answerTo(request: IncomingMessage, stock: Stock, behaviour: Behaviour): Promise<Answer> {
  const { method, url: path = "", headers } = request;
  const input = { path, contentType: headers["content-type"], text: await text(request) };
  if (path !== "/allocate" && path !== "/add_batch") return behaviour.unknownPath();
  if (method !== "POST") return behaviour.wrongMethod(path);
  const broken = behaviour.rules.find((rule) => rule.endpoint === path && rule.isBroken(input));
  if (broken) return behaviour.refuse(broken, input, stock);

  const { orderid, ref, sku, qty, eta } = JSON.parse(input.text);
  if (path === "/allocate")
    return allocate({ orderid: String(orderid), sku: String(sku), qty: Number(qty) }, stock, behaviour);
  const content = { ref: String(ref), sku: String(sku), qty: Number(qty), eta: behaviour.dateIn(eta) };
  return addBatch(content, stock, behaviour);
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

async function addBatch(content: Content, stock: Stock, behaviour: Behaviour): Promise<Answer> {
  const earlier = stock.batches.find(({ ref }) => ref === content.ref);
  const kind = earlier ? behaviour.recogniseBatch(earlier, content) : "a new batch";
  if (kind === "the same batch") return behaviour.added(content);
  if (earlier && kind === "other content") return behaviour.otherContent(earlier, content);

  const isAdded = await behaviour.add(content, stock);
  return isAdded ? behaviour.added(content) : behaviour.addedMeanwhile(content);
}
