import type { BatchReference, CalendarDate, OrderId, Sku } from "@cosmic/kernel";
import { ConflictingOrderLine } from "./conflicting-order-line.ts";
import { type OrderLine, sameLine } from "./order-line.ts";

type BatchDetails = Readonly<{
  reference: BatchReference;
  sku: Sku;
  purchasedQuantity: number;
  /** When the shipment arrives; null when it is in the warehouse already. */
  eta: CalendarDate | null;
  /** What it held when it was kept, in the order of allocation: taken as it is. */
  lines?: Iterable<OrderLine>;
}>;

/** Stock of one product, bought together. An entity: known by its reference, whatever lines it holds. */
export class Batch {
  readonly reference: BatchReference;
  readonly sku: Sku;
  readonly eta: CalendarDate | null;
  readonly #lines = new Map<OrderId, OrderLine>();
  #purchasedQuantity: number;
  #allocatedQuantity = 0;

  constructor({ reference, sku, purchasedQuantity, eta, lines = [] }: BatchDetails) {
    this.reference = reference;
    this.sku = sku;
    this.eta = eta;
    this.#purchasedQuantity = purchasedQuantity;
    for (const line of lines) this.#hold(line);
  }

  get purchasedQuantity(): number {
    return this.#purchasedQuantity;
  }

  /** What it holds, in the order of allocation. */
  get lines(): readonly OrderLine[] {
    return [...this.#lines.values()];
  }

  get allocatedQuantity(): number {
    return this.#allocatedQuantity;
  }

  get availableQuantity(): number {
    return this.#purchasedQuantity - this.#allocatedQuantity;
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
   * @throws ConflictingOrderLine when it holds another quantity for that order; Error when it cannot take the line.
   */
  allocate(line: OrderLine): void {
    const held = this.lineOf(line);
    if (held && sameLine(held, line)) return;
    if (held) throw new ConflictingOrderLine(held, line);
    if (!this.canAllocate(line))
      throw new Error(`Batch ${this.reference} cannot take ${line.quantity} of sku ${line.sku}`);
    this.#hold(line);
  }

  /** Lets the line go. A line that it does not hold changes nothing. */
  deallocate(line: OrderLine): void {
    const held = this.lineOf(line);
    if (!held || !sameLine(held, line)) return;
    this.#lines.delete(line.orderId);
    this.#allocatedQuantity -= line.quantity;
  }

  /** More or less was bought than we thought. Lines that there is no stock for are let go and returned, the latest first. */
  changePurchasedQuantity(quantity: number): OrderLine[] {
    this.#purchasedQuantity = quantity;
    const homeless: OrderLine[] = [];
    for (const line of this.lines.toReversed()) {
      if (this.availableQuantity >= 0) break;
      this.deallocate(line);
      homeless.push(line);
    }
    return homeless;
  }

  #hold(line: OrderLine): void {
    this.#lines.set(line.orderId, line);
    this.#allocatedQuantity += line.quantity;
  }
}
