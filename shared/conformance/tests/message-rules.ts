import { identifiers, objects, quantities, type Told } from "./rules.ts";

/** A reason to drop a message. */
export type MessageRule = {
  /** The check that is about it: "drops-change-qty-null". */
  readonly check: string;
  /** Where it holds: "allocate". */
  readonly channel: string;
  readonly isBroken: (text: string) => boolean;
};

/** What is wrong about a message whatever its fields say; those about content types and sizes are HTTP's own. */
const texts = objects.filter(({ id }) => !/content-type|large/.test(id));

export const messageRules: readonly MessageRule[] = [
  ...[...texts, ...identifiers("batchref"), ...quantities.filter(({ id }) => id !== "qty-zero")].map((told) =>
    onChannel("change_batch_quantity", "drops-change", told),
  ),
  ...[...texts, ...identifiers("orderid"), ...identifiers("sku"), ...quantities].map((told) =>
    onChannel("allocate", "drops-line", told),
  ),
];

function onChannel(channel: string, prefix: string, { id, isBroken }: Told): MessageRule {
  const check = `${prefix}-${id}`;
  return { check, channel, isBroken: (text) => isBroken({ path: channel, contentType: "application/json", text }) };
}
