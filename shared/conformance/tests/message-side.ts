import { allocate } from "./allocate.ts";
import type { Allocation, Batch, Behaviour } from "./behaviour.ts";
import { say, type World } from "./world.ts";

/** Serves messages one after the other, until it falls over one. */
export function consume(world: World, behaviour: Behaviour): (channel: string, text: string) => void {
  let served = Promise.resolve();
  return (channel, text) => {
    served = served.then(() => serve(channel, text, world, behaviour));
    // Whoever has fallen stays where he is: what comes next is never begun.
    served.catch(() => {});
  };
}

async function serve(channel: string, text: string, world: World, behaviour: Behaviour): Promise<void> {
  const broken = behaviour.messageRules.find((rule) => rule.channel === channel && rule.isBroken(text));
  if (broken) {
    behaviour.drop(broken);
    return;
  }
  const { orderid, sku, qty, batchref } = JSON.parse(text);
  if (channel === "change_batch_quantity") return changeQuantity(batchref, Number(qty), world, behaviour);
  const { kind } = await allocate({ orderid: String(orderid), sku: String(sku), qty: Number(qty) }, world, behaviour);
  if (kind === "lost race") return serve(channel, text, world, behaviour);
  if (kind !== "allocated") behaviour.refusedMessage(kind);
}

function changeQuantity(batchref: unknown, qty: number, world: World, behaviour: Behaviour): void {
  const batch = world.batches.find(({ ref }) => ref === batchref);
  if (!batch) {
    behaviour.refusedMessage("unknown batch");
    return;
  }
  const lines = world.allocations.filter((each) => each.batch === batch);
  behaviour.change(
    batch,
    qty,
    lines.reduce((sum, line) => sum + line.qty, 0),
  );
  for (const line of behaviour.toMove(lines)) if (behaviour.isShort(batch)) move(line, batch, world, behaviour);
}

function move(line: Allocation, from: Batch, world: World, behaviour: Behaviour): void {
  from.available += line.qty;
  const { orderid, sku, qty } = line;
  const batches = world.batches.filter((batch) => batch.sku === sku);
  const to = behaviour.others(batches).find((batch) => batch !== from && behaviour.fits(batch, qty));
  if (to) {
    to.available -= qty;
    line.batch = to;
    say(behaviour.announceMoved({ orderid, sku, qty }, to), world);
    return;
  }
  world.allocations = world.allocations.filter((each) => each !== line);
  say(behaviour.announceOutOfStock({ orderid, sku, qty }), world);
  world.mails.push(...behaviour.mailGivenUp({ orderid, sku, qty }));
}
