import type { BatchReference, CalendarDate, Sku } from "@cosmic/kernel";
import { ConflictingOrderLine } from "./conflicting-order-line.ts";
import { type OrderLine, sameLine } from "./order-line.ts";
import { OutOfStock } from "./out-of-stock.ts";

type Delivery = { reference: BatchReference; sku: Sku; purchasedQuantity: number; eta: CalendarDate | null };

/** Adds up its lines whenever it is asked, and remembers no sum. */
export class Batch {
  private taken: OrderLine[] = [];
  private readonly delivery: Delivery;

  constructor(delivery: Delivery) {
    this.delivery = { ...delivery };
  }

  get reference(): BatchReference {
    return this.delivery.reference;
  }

  get sku(): Sku {
    return this.delivery.sku;
  }

  get purchasedQuantity(): number {
    return this.delivery.purchasedQuantity;
  }

  get eta(): CalendarDate | null {
    return this.delivery.eta;
  }

  get lines(): readonly OrderLine[] {
    return this.taken.slice();
  }

  get allocatedQuantity(): number {
    let sum = 0;
    for (const { quantity } of this.taken) sum += quantity;
    return sum;
  }

  get availableQuantity(): number {
    return this.purchasedQuantity - this.allocatedQuantity;
  }

  lineOf(wanted: Pick<OrderLine, "orderId" | "sku">): OrderLine | undefined {
    return this.taken.find((line) => line.orderId === wanted.orderId && line.sku === wanted.sku);
  }

  canAllocate({ sku, quantity }: OrderLine): boolean {
    return sku === this.sku && this.availableQuantity - quantity >= 0;
  }

  allocate(line: OrderLine): void {
    const mine = this.lineOf(line);
    if (mine) {
      if (!sameLine(mine, line)) throw new ConflictingOrderLine(mine, line);
      return;
    }
    if (!this.canAllocate(line)) throw new OutOfStock(line.sku);
    this.taken = [...this.taken, line];
  }

  deallocate(line: OrderLine): void {
    this.taken = this.taken.filter((mine) => !sameLine(mine, line));
  }
}
