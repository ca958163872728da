import type { BatchReference, CalendarDate, OrderId, Sku } from "@cosmic/kernel";
import { type OrderLine, sameLine } from "./order-line.ts";
import { OutOfStock } from "./out-of-stock.ts";

type BatchDetails = Readonly<{
  reference: BatchReference;
  sku: Sku;
  purchasedQuantity: number;
  /** When the shipment arrives; null when it is in the warehouse already. */
  eta: CalendarDate | null;
}>;

/** Stock of one product, bought together. An entity: known by its reference, whatever lines it holds. */
export class Batch {
  readonly reference: BatchReference;
  readonly sku: Sku;
  readonly purchasedQuantity: number;
  readonly eta: CalendarDate | null;
  readonly #lines = new Map<OrderId, OrderLine>();
  #allocatedQuantity = 0;

  constructor({ reference, sku, purchasedQuantity, eta }: BatchDetails) {
    this.reference = reference;
    this.sku = sku;
    this.purchasedQuantity = purchasedQuantity;
    this.eta = eta;
  }

  /** What it holds, in the order of allocation. */
  get lines(): readonly OrderLine[] {
    return [...this.#lines.values()];
  }

  get allocatedQuantity(): number {
    return this.#allocatedQuantity;
  }

  get availableQuantity(): number {
    return this.purchasedQuantity - this.#allocatedQuantity;
  }

  /** The line it holds for that order and product, whatever the quantity. */
  lineOf({ orderId, sku }: Pick<OrderLine, "orderId" | "sku">): OrderLine | undefined {
    return sku === this.sku ? this.#lines.get(orderId) : undefined;
  }

  canAllocate(line: OrderLine): boolean {
    return line.sku === this.sku && line.quantity <= this.availableQuantity;
  }

  /**
   * Holds the line from now on. A line that it holds already changes nothing.
   * @throws ConflictingOrderLine when it holds another quantity for that order; OutOfStock when it cannot take the line.
   */
  allocate(line: OrderLine): void {
    const held = this.lineOf(line);
    if (held) return;
    if (!this.canAllocate(line)) throw new OutOfStock(line.sku);
    this.#lines.set(line.orderId, line);
    this.#allocatedQuantity += line.quantity;
  }

  /** Lets the line go. A line that it does not hold changes nothing. */
  deallocate(line: OrderLine): void {
    const held = this.lineOf(line);
    if (!held || !sameLine(held, line)) return;
    this.#lines.delete(line.orderId);
    this.#allocatedQuantity -= line.quantity;
  }
}
