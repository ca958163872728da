import type { Clause } from "../clause.ts";
import type { Conversation } from "../conversation.ts";
import { expectAdded, expectAllocatedTo } from "../expectations.ts";
import { someBatch } from "../requests.ts";

const forms: readonly Clause[] = [
  adding("adds-batch", "adds a batch", { eta: null }),
  adding("adds-batch-without-eta", "adds a batch whose eta is not mentioned", {}),
  adding("adds-batch-with-date", "adds a batch whose eta is a date", { eta: "2031-01-31" }),
  adding("adds-batch-with-date-time", "adds a batch whose eta is a date-time", { eta: "2031-01-31T23:30:00Z" }),
];

const uses: readonly Clause[] = [
  {
    id: "allocates-added-batch",
    title: "allocates from a batch that was added by POST /add_batch",
    from: "05",
    run: async (shop) => {
      const batch = someBatch({ qty: 10 });
      await shop.postBatch(batch);

      const answer = await shop.allocate({ sku: batch.sku, qty: 10 });

      expectAllocatedTo(batch.ref, answer, "because all 10 have just been added");
    },
  },
  {
    id: "prefers-added-warehouse",
    title: "prefers a batch added with the eta null to shipments",
    from: "05",
    run: (shop) => preferWarehouse(shop, { eta: null }),
  },
  {
    id: "prefers-added-without-eta",
    title: "prefers a batch added without an eta to shipments",
    from: "05",
    run: (shop) => preferWarehouse(shop, {}),
  },
  {
    id: "date-of-date-time",
    title: "goes by the date in a date-time, whatever the time and the zone",
    from: "05",
    run: async (shop) => {
      // In UTC, and as moments in time, these two are the other way round.
      const later = someBatch({ eta: "2031-03-02T01:00:00+05:00" });
      const { sku } = later;
      const earlier = someBatch({ sku, eta: "2031-03-01T23:30:00-05:00" });
      await shop.postBatch(later);
      await shop.postBatch(earlier);

      const first = await shop.allocate({ sku, qty: 6 });
      const second = await shop.allocate({ sku, qty: 6 });

      expectAllocatedTo(
        earlier.ref,
        first,
        "because of a date-time the date counts as written: 1 March before 2 March",
      );
      expectAllocatedTo(later.ref, second, "because no other batch has 6 left");
    },
  },
];

/** How a batch gets in by `POST /add_batch`, and that it can be used then. */
export const addedBatch: readonly Clause[] = [...forms, ...uses];

type Eta = { readonly eta?: string | null };

function adding(id: string, title: string, eta: Eta): Clause {
  return {
    id,
    title,
    from: "05",
    run: async (shop) => {
      const { ref, sku, qty } = someBatch();

      const answer = await shop.postBatch({ ref, sku, qty, ...eta });

      expectAdded(answer, "because it is a new batch");
    },
  };
}

async function preferWarehouse(shop: Conversation, eta: Eta): Promise<void> {
  const shipment = someBatch({ eta: "2031-01-01" });
  const { ref, sku, qty } = someBatch({ sku: shipment.sku });
  await shop.postBatch(shipment);
  await shop.postBatch({ ref, sku, qty, ...eta });

  const first = await shop.allocate({ sku, qty: 6 });
  const second = await shop.allocate({ sku, qty: 6 });

  expectAllocatedTo(
    ref,
    first,
    "because it has no date of arrival: it is in the warehouse, which goes before shipments",
  );
  expectAllocatedTo(shipment.ref, second, "because no other batch has 6 left");
}
