import type { BatchReference, CalendarDate, Sku } from "@cosmic/kernel";
import type { OrderLine } from "./order-line.ts";
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
  readonly #lines: OrderLine[] = [];
  #allocatedQuantity = 0;

  constructor({ reference, sku, purchasedQuantity, eta }: BatchDetails) {
    this.reference = reference;
    this.sku = sku;
    this.purchasedQuantity = purchasedQuantity;
    this.eta = eta;
  }

  /** What it holds, in the order of allocation. */
  get lines(): readonly OrderLine[] {
    return [...this.#lines];
  }

  get allocatedQuantity(): number {
    return this.#allocatedQuantity;
  }

  get availableQuantity(): number {
    return this.purchasedQuantity - this.#allocatedQuantity;
  }

  canAllocate(line: OrderLine): boolean {
    return line.sku === this.sku && line.quantity <= this.availableQuantity;
  }

  /**
   * Holds the line from now on.
   * @throws OutOfStock when it cannot take the line.
   */
  allocate(line: OrderLine): void {
    if (!this.canAllocate(line)) throw new OutOfStock(line.sku);
    this.#lines.push(line);
    this.#allocatedQuantity += line.quantity;
  }
}
