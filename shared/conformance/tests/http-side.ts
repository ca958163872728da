import { allocate } from "./allocate.ts";
import type { Answer, Behaviour, Content } from "./behaviour.ts";
import type { Input } from "./rules.ts";
import type { World } from "./world.ts";

const ALLOCATIONS = "/allocations/";

export async function answerTo(method: string, input: Input, world: World, behaviour: Behaviour): Promise<Answer> {
  const { path } = input;
  const isKnown = path === "/allocate" || path === "/add_batch" || path.startsWith(ALLOCATIONS);
  if (!isKnown) return behaviour.unknownPath();
  if (method !== (path.startsWith(ALLOCATIONS) ? "GET" : "POST")) return behaviour.wrongMethod(path);
  if (method === "GET") return allocationsOf(path.slice(ALLOCATIONS.length), world, behaviour);

  const broken = behaviour.rules.find((rule) => rule.endpoint === path && rule.isBroken(input));
  if (broken) return behaviour.refuse(broken, input, world);
  const { orderid, ref, sku, qty, eta } = JSON.parse(input.text);
  if (path === "/allocate") {
    const line = { orderid: String(orderid), sku: String(sku), qty: Number(qty) };
    return answerToEnd(await allocate(line, world, behaviour), behaviour);
  }
  const content = { ref: String(ref), sku: String(sku), qty: Number(qty), eta: behaviour.dateIn(eta) };
  return addBatch(content, world, behaviour);
}

function answerToEnd(end: Awaited<ReturnType<typeof allocate>>, behaviour: Behaviour): Answer {
  const { line } = end;
  switch (end.kind) {
    case "allocated":
      return behaviour.allocated(end.batch);
    case "another quantity":
      return behaviour.anotherQuantity(end.earlier);
    case "unknown sku":
      return behaviour.unknownSku(line);
    case "out of stock":
      return behaviour.outOfStock(line, end.batches);
    case "lost race":
      return behaviour.lostRace(line);
  }
}

async function addBatch(content: Content, world: World, behaviour: Behaviour): Promise<Answer> {
  const earlier = world.batches.find(({ ref }) => ref === content.ref);
  const kind = earlier ? behaviour.recogniseBatch(earlier, content) : "a new batch";
  if (kind === "the same batch") return behaviour.added(content);
  if (earlier && kind === "other content") return behaviour.otherContent(earlier, content);

  const adding = behaviour.add(content, world);
  const isAdded = typeof adding === "boolean" ? adding : await adding;
  return isAdded ? behaviour.added(content) : behaviour.addedMeanwhile(content);
}

function allocationsOf(encoded: string, world: World, behaviour: Behaviour): Answer {
  const orderid = orderIn(encoded, behaviour);
  if (orderid === undefined) return behaviour.namesNoOrder();
  const lines = behaviour.linesOf(orderid, world);
  return lines.length === 0 ? behaviour.noLines(orderid) : behaviour.listed(lines);
}

function orderIn(encoded: string, behaviour: Behaviour): string | undefined {
  try {
    return behaviour.orderIn(encoded);
  } catch {
    return undefined;
  }
}
