type Batch = { readonly ref: string; readonly sku: string; qty: number; readonly eta: string | null };
export type Line = Readonly<{ orderid: string; sku: string; qty: number }>;

/** The whole business, as somebody would tell it who keeps it in a notebook: slow, and without a place for mistakes. */
export class ShopModel {
  readonly batches: Batch[] = [];
  /** In the order in which they got their places. */
  held: (Line & { readonly ref: string })[] = [];
  unserved: Line[] = [];

  /** What the client is told. */
  addBatch(batch: Batch): 201 | 409 {
    const known = this.batches.find(({ ref }) => ref === batch.ref);
    if (known) return isSame(known, batch) ? 201 : 409;
    this.batches.push({ ...batch });
    return 201;
  }

  allocate(line: Line): 202 | 400 | 409 {
    if (!this.batches.some(({ sku }) => sku === line.sku)) return 400;
    const holding = this.held.find((each) => isOfSameLine(each, line));
    if (holding) return holding.qty === line.qty ? 202 : 409;
    this.unserved = this.unserved.filter((each) => !isOfSameLine(each, line));
    const [best] = this.batches
      .filter((each) => each.sku === line.sku && line.qty <= this.available(each))
      .sort(byPreference);
    if (best) this.held.push({ ...line, ref: best.ref });
    else this.unserved.push(line);
    return 202;
  }

  changeQuantity(ref: string, qty: number): void {
    const batch = this.batches.find((each) => each.ref === ref);
    if (!batch) return;
    batch.qty = qty;
    const homeless: Line[] = [];
    while (this.available(batch) < 0) {
      const [latest] = this.held.splice(
        this.held.findLastIndex((each) => each.ref === ref),
        1,
      );
      if (latest) homeless.push({ orderid: latest.orderid, sku: latest.sku, qty: latest.qty });
    }
    for (const line of homeless) this.allocate(line);
  }

  available({ ref, qty }: Batch): number {
    return this.held.filter((each) => each.ref === ref).reduce((left, line) => left - line.qty, qty);
  }

  allocationsOf(orderid: string) {
    const own = this.held.filter((each) => each.orderid === orderid).map(({ sku, ref }) => ({ sku, batchref: ref }));
    return own.sort((one, other) => compare(one.sku, other.sku));
  }
}

function byPreference(one: Batch, other: Batch): number {
  return compare(one.eta ?? "", other.eta ?? "") || compare(one.ref, other.ref);
}

export function compare(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}

function isOfSameLine(one: Line, other: Line): boolean {
  return one.orderid === other.orderid && one.sku === other.sku;
}

function isSame(one: Batch, other: Batch): boolean {
  return one.sku === other.sku && one.qty === other.qty && one.eta === other.eta;
}
