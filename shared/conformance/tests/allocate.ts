import type { Allocation, Batch, Behaviour, Line } from "./behaviour.ts";
import { say, type World } from "./world.ts";

/** How a line ends that was asked for. */
export type End = { readonly line: Line } & (
  | { readonly kind: "allocated"; readonly batch: Batch }
  | { readonly kind: "another quantity"; readonly earlier: Allocation }
  | { readonly kind: "unknown sku" }
  | { readonly kind: "out of stock"; readonly batches: readonly Batch[] }
  | { readonly kind: "lost race" }
);

/** Allocates the line, whoever asks for it, and tells whoever has to know. */
export async function allocate(line: Line, world: World, behaviour: Behaviour): Promise<End> {
  const earlier = world.allocations.find(({ orderid, sku }) => orderid === line.orderid && sku === line.sku);
  const kind = earlier ? behaviour.recognise(earlier, line) : "a new line";
  if (earlier && kind === "the same line") {
    say(behaviour.announceSameLine(line, earlier.batch), world);
    return { kind: "allocated", line, batch: earlier.batch };
  }
  if (earlier && kind === "another quantity") return { kind, line, earlier };

  const batches = world.batches.filter(({ sku }) => sku === line.sku);
  if (batches.length === 0) {
    world.mails.push(...behaviour.mailRefused(line));
    return { kind: "unknown sku", line };
  }
  const batch = behaviour.inOrder(batches).find((each) => behaviour.fits(each, line.qty));
  if (!batch) {
    say(behaviour.announceOutOfStock(line), world);
    world.mails.push(...behaviour.mailOutOfStock(line));
    return { kind: "out of stock", line, batches };
  }
  const taking = behaviour.take(batch, line.qty);
  // Nobody gets in between where there is nothing to wait for.
  const isTaken = typeof taking === "boolean" ? taking : await taking;
  if (!isTaken) return { kind: "lost race", line };
  world.allocations = [...world.allocations, { ...line, batch }];
  say(behaviour.announce(line, batch), world);
  world.mails.push(...behaviour.mailAllocated(line));
  return { kind: "allocated", line, batch };
}
