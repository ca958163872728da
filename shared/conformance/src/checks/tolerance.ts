import { randomBatchReference, randomOrderId, randomSku } from "@cosmic/testkit/random";
import type { Check } from "../check.ts";
import { Conversation } from "../conversation.ts";
import { expectAllocatedTo } from "../expectations.ts";

/** What a service must not refuse. */
export const tolerance: readonly Check[] = [
  {
    id: "ignores-unknown-fields",
    title: "ignores fields that it does not know",
    from: "04",
    until: "11",
    run: async (service) => {
      const shop = new Conversation(service);
      const { ref, sku } = await shop.addBatch();
      const line = { orderid: randomOrderId(), sku, qty: 3, colour: "green", gift: { wrapped: true } };

      const answer = await shop.post("/allocate", JSON.stringify(line));

      expectAllocatedTo(ref, answer, "because unknown fields are ignored");
    },
  },
  {
    id: "accepts-long-identifiers",
    title: "accepts identifiers of 255 characters",
    from: "04",
    until: "11",
    run: async (service) => {
      const shop = new Conversation(service);
      const long = (text: string) => text.padEnd(255, "x");
      const { ref, sku } = await shop.addBatch({ ref: long(randomBatchReference()), sku: long(randomSku()) });

      const answer = await shop.allocate({ orderid: long(randomOrderId()), sku, qty: 3 });

      expectAllocatedTo(ref, answer, "because identifiers may have 255 characters");
    },
  },
];
