import { ContractViolation } from "./contract-violation.ts";
import type { Conversation } from "./conversation.ts";
import { shortened } from "./exchange.ts";
import { fieldsOf, parsed } from "./fields.ts";
import type { Line } from "./requests.ts";

const MOST_SHOWN = 5;

/**
 * Waits until the line has been announced as often as that on `line_allocated`.
 * @throws ContractViolation unless it was announced with each of these batches, in this order, and no more often.
 */
export async function expectAnnounced(
  shop: Conversation,
  line: Line,
  batchrefs: readonly string[],
  because: string,
): Promise<void> {
  const announced = await shop.patiently(
    () => announcementsOf(line, shop),
    ({ length }) => length >= batchrefs.length,
  );
  const wanted = batchrefs.map((batchref) => JSON.stringify({ ...wireOf(line), batchref }));
  if (JSON.stringify(announced.map(asPromised)) === `[${wanted.join()}]`) return;

  const contract = wanted.length === 0 ? ["nothing about this line"] : wanted;
  throw new ContractViolation(
    shop.deed("What is said on line_allocated is not what the contract says."),
    `on line_allocated, ${because}:\n${contract.join("\n")}`,
    heardAbout(line, shop),
  );
}

/** What was said so far about this order and SKU. */
export function announcementsOf({ orderid, sku }: Line, shop: Conversation): readonly unknown[] {
  const said = shop.heard().filter((text) => text.includes(orderid));
  return said.map(parsed).filter((each) => fieldsOf(each).orderid === orderid && fieldsOf(each).sku === sku);
}

function asPromised(announcement: unknown): unknown {
  const { orderid, sku, qty, batchref } = fieldsOf(announcement);
  return { orderid, sku, qty, batchref };
}

function wireOf({ orderid, sku, qty }: Line): Line {
  return { orderid, sku, qty };
}

/** Whatever has to do with the line, in whatever form it is told. */
function heardAbout({ orderid, sku }: Line, shop: Conversation): string {
  const ofOrder = shop.heard().filter((text) => text.includes(orderid));
  const about = ofOrder.length > 0 ? ofOrder : shop.heard().filter((text) => text.includes(sku));
  if (about.length === 0) return `within ${shop.patience / 1_000} s, nothing about this line`;
  return about.slice(0, MOST_SHOWN).map(shortened).join("\n");
}
