import type { Clause } from "../clause.ts";
import type { Conversation } from "../conversation.ts";
import { expectAllocatedTo, expectOutOfStock } from "../expectations.ts";
import type { Fate } from "../fate.ts";
import type { Line } from "../requests.ts";
import { expectServed } from "../served.ts";

/** A change that takes away less than what nobody has bought, or gives more. */
const withoutMoving: readonly Clause[] = [
  {
    id: "shrinks-to-what-is-allocated",
    title: "shrinks a batch to what is allocated from it, and moves nothing",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch({ qty: 10 });
      const { line } = await shop.allocate({ sku, qty: 6 });

      await changeQuantity(shop, ref, 6);

      await expectServed("change_batch_quantity", shop);
      const more = await shop.patiently(() => shop.allocate({ sku, qty: 1 }), isOutOfStock);
      const same = await shop.find(line);
      expectOutOfStock(more, "because the batch has 6 by now, all of them allocated");
      expectAllocatedTo(ref, same, "because the batch still has enough for this line");
    },
  },
  {
    id: "grows",
    title: "sells what a batch has gained",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch({ qty: 10 });
      await shop.allocate({ sku, qty: 10 });

      await changeQuantity(shop, ref, 15);

      const gained = await shop.patiently(() => shop.allocate({ sku, qty: 5 }), isIn(ref));
      const more = await shop.allocate({ sku, qty: 1 });
      expectAllocatedTo(ref, gained, "because the batch has 15 by now, of which 10 were allocated before");
      expectOutOfStock(more, "because all 15 are allocated");
    },
  },
];

/** A change after which the batch has too little for its lines, where there is other stock. */
const withOtherStock: readonly Clause[] = [
  moving("moves-line", "moves a line to another batch when its own has shrunk below it", 5),
  moving("shrinks-to-nothing", "takes the quantity 0 for a batch, and moves what was allocated from it", 0),
  {
    id: "moves-latest-lines",
    title: "moves the latest lines, and no more than it must, when a batch has shrunk",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch({ qty: 10 });
      const { line: first } = await shop.allocate({ sku, qty: 3 });
      const { line: second } = await shop.allocate({ sku, qty: 3 });
      const { line: third } = await shop.allocate({ sku, qty: 3 });
      const { ref: other } = await shop.addBatch({ sku, eta: "2031-01-01" });

      await changeQuantity(shop, ref, 4);

      const lastly = await foundIn(other, third, shop);
      const before = await foundIn(other, second, shop);
      const atFirst = await shop.find(first);
      expectAllocatedTo(other, lastly, "because its batch has 4 by now, and this line of 3 is its latest");
      expectAllocatedTo(other, before, "because its batch has 4 by now, and this line of 3 is the latest but one");
      expectAllocatedTo(ref, atFirst, "because its batch has 4 by now: enough for the first line of 3");
    },
  },
  {
    id: "moves-to-best-batch",
    title: "moves a line to the batch that a new line would get",
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch();
      const { line } = await shop.allocate({ sku, qty: 6 });
      await shop.addBatch({ sku, eta: "2031-02-01" });
      const { ref: earlier } = await shop.addBatch({ sku, eta: "2031-01-01" });

      await changeQuantity(shop, ref, 5);

      const moved = await foundIn(earlier, line, shop);
      expectAllocatedTo(earlier, moved, "because its batch has shrunk to 5, and this is the earliest of the others");
    },
  },
];

const withoutOtherStock: Clause = {
  id: "shrinks-without-room",
  title: "gives up a line for which there is no room any more, and sells what remains to others",
  from: "11",
  needs: ["redis"],
  run: async (shop) => {
    const { ref, sku } = await shop.addBatch({ qty: 10 });
    const { line } = await shop.allocate({ sku, qty: 6 });

    await changeQuantity(shop, ref, 4);

    const gone = await shop.patiently(() => shop.find(line), isOutOfStock);
    const rest = await shop.allocate({ sku, qty: 4 });
    expectOutOfStock(gone, "because its batch, the only one, has shrunk to 4");
    expectAllocatedTo(ref, rest, "because none of the 4 is allocated any more");
  },
};

/** What `change_batch_quantity` does to the lines of a batch. */
export const shrinking: readonly Clause[] = [...withoutMoving, ...withOtherStock, withoutOtherStock];

export async function changeQuantity(shop: Conversation, batchref: string, qty: number): Promise<void> {
  await shop.publish("change_batch_quantity", JSON.stringify({ batchref, qty }));
}

/** Where the line is once it is in that batch, or else when the time for that is over. */
export function foundIn(batchref: string, line: Line, shop: Conversation): Promise<Fate> {
  return shop.patiently(() => shop.find(line), isIn(batchref));
}

function moving(id: string, title: string, qty: number): Clause {
  return {
    id,
    title,
    from: "11",
    needs: ["redis"],
    run: async (shop) => {
      const { ref, sku } = await shop.addBatch();
      const { line } = await shop.allocate({ sku, qty: 6 });
      const { ref: other } = await shop.addBatch({ sku, eta: "2031-01-01" });

      await changeQuantity(shop, ref, qty);

      const moved = await foundIn(other, line, shop);
      expectAllocatedTo(other, moved, `because its batch has ${qty} by now, and there is room in the other`);
    },
  };
}

function isIn(wanted: string) {
  return ({ batchref }: Fate): boolean => batchref === wanted;
}

function isOutOfStock({ batchref }: Fate): boolean {
  return batchref === null;
}
