import { randomOrderId } from "@cosmic/testkit/random";
import type { Clause } from "../clause.ts";
import { ContractViolation } from "../contract-violation.ts";
import { asking, told } from "../exchange.ts";
import { fieldsOf } from "../fields.ts";
import { allocationsRequest } from "../requests.ts";
import { expectListed } from "./allocations.ts";

/** What an order id may hold, and what a path would take for something else were it not percent-encoded. */
const possible: readonly Clause[] = [
  finding("slash", "with a slash", (id) => `2031/01/${id}`),
  finding("percent", "with a percent sign and what looks percent-encoded", (id) => `100%-%41-${id}`),
  finding("space", "with spaces", (id) => `my order ${id}`),
  finding("plus", "with a plus sign", (id) => `1+1-${id}`),
  finding("question-mark", "with a question mark", (id) => `${id}?qty=3`),
  finding("hash", "with a hash", (id) => `${id}#1`),
  finding("non-ascii", "with letters beyond ASCII", (id) => `Bestellung-für-Zoë-注文-📦-${id}`),
  finding("long", "of 255 characters", (id) => id.padEnd(255, "x")),
];

/** What no order can be called: nothing is found, and nobody falls over it. */
const impossible: readonly Clause[] = [
  refusing("none", "no order id", "", "an order id must not be empty"),
  refusing("long", "an order id of 256 characters", "x".repeat(256), "an order id must have at most 255 characters"),
  refusing("u0000", "an order id with the character U+0000", "order%00", "an order id must not contain U+0000"),
  refusing("malformed", "a malformed percent-encoding", "order%", "behind a % there must be two hexadecimal digits"),
  refusing("not-utf-8", "a percent-encoding of what is not UTF-8", "order%ff", "an order id is encoded as UTF-8"),
];

/** Which order is meant by the path of `GET /allocations/<orderid>`. */
export const orderIdsInPath: readonly Clause[] = [...possible, ...impossible];

function finding(kind: string, inWords: string, idFrom: (random: string) => string): Clause {
  return {
    id: `finds-orderid-${kind}`,
    title: `finds an order by an order id ${inWords}`,
    from: "12",
    run: async (shop) => {
      const batch = await shop.addBatch();
      const orderid = idFrom(randomOrderId());
      await shop.allocate({ orderid, sku: batch.sku, qty: 3 });

      const answer = await shop.send(allocationsRequest(orderid));

      expectListed([batch], answer, `because the path, once percent-decoded, names the order ${orderid}`);
    },
  };
}

function refusing(kind: string, inWords: string, encoded: string, rule: string): Clause {
  return {
    id: `finds-nothing-orderid-${kind}`,
    title: `finds nothing by ${inWords}`,
    from: "12",
    run: async (shop) => {
      const found = await shop.send({ method: "GET", path: `/allocations/${encoded}` });

      const { status, json } = found.answer;
      if (status >= 400 && status < 500 && typeof fieldsOf(json).message === "string") return;
      throw new ContractViolation(asking(found), `4xx {"message": some text}, because ${rule}`, told(found.answer));
    },
  };
}
