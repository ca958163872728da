import type { BatchReference, OrderId, Sku } from "@cosmic/kernel";
import type { Batch } from "./batch.ts";
import type { Event } from "./events.ts";
import type { OrderLine } from "./order-line.ts";
import { byPreference } from "./preference.ts";

/** A batch to look at. To change it, ask its product. */
export type BatchOfProduct = Readonly<Omit<Batch, "allocate" | "deallocate" | "changePurchasedQuantity">>;

/** A line that had to leave its batch, and the batch that holds it now; null when none had room. */
export type Relocated = Readonly<{ line: OrderLine; to: BatchReference | null }>;

type ProductDetails = Readonly<{ sku: Sku; batches?: Iterable<Batch>; version?: number }>;

/**
 * All stock of one product: the aggregate. Whoever wants to change a batch comes through here, so that the rules hold for
 * all batches together, and every change moves the version by one.
 */
export class Product {
  readonly sku: Sku;
  readonly #batches: Batch[];
  #version: number;
  #events: Event[] = [];

  constructor({ sku, batches = [], version = 0 }: ProductDetails) {
    this.sku = sku;
    this.#batches = [...batches];
    this.#version = version;
  }

  /** How often it was changed. Two who began with the same version cannot both be right. */
  get version(): number {
    return this.#version;
  }

  get batches(): readonly BatchOfProduct[] {
    return [...this.#batches];
  }

  batch(reference: BatchReference): BatchOfProduct | undefined {
    return this.#batches.find((batch) => batch.reference === reference);
  }

  /** @throws Error when it has a batch of that reference, or the batch is of another product. */
  addBatch(batch: Batch): void {
    if (this.batch(batch.reference)) throw new Error(`Product ${this.sku} has a batch ${batch.reference} already`);
    if (batch.sku !== this.sku) throw new Error(`Batch ${batch.reference} is not of product ${this.sku}`);
    this.#batches.push(batch);
    this.#version += 1;
  }

  /**
   * Takes the line from the best of the batches that can serve it, or leaves it where it is when one holds it already.
   * Answers with that batch's reference, with null when none has room. A new place, or that there is none, is an event.
   * @throws ConflictingOrderLine when the order holds another quantity.
   */
  allocate(line: OrderLine): BatchReference | null {
    const holder = this.#batches.find((batch) => batch.lineOf(line));
    const batch = holder ?? this.#batches.toSorted(byPreference).find((candidate) => candidate.canAllocate(line));
    if (!batch) {
      this.#events.push({ type: "OutOfStock", ...line, version: this.#version });
      return null;
    }
    batch.allocate(line);
    if (!holder) this.#allocated(line, batch);
    return batch.reference;
  }

  /** Lets the order's line go, an event, and returns it with the batch that held it; null when none does. */
  deallocate(orderId: OrderId): Readonly<{ line: OrderLine; reference: BatchReference }> | null {
    for (const batch of this.#batches) {
      const line = batch.lineOf({ orderId, sku: this.sku });
      if (!line) continue;
      batch.deallocate(line);
      this.#version += 1;
      this.#events.push({ type: "Cancelled", ...line, version: this.#version });
      return { line, reference: batch.reference };
    }
    return null;
  }

  /** More or less of a batch was bought than we thought. Each line that there is no stock for is let go, the latest first: an event. */
  changeBatchQuantity(reference: BatchReference, quantity: number): void {
    const batch = this.#batches.find((each) => each.reference === reference);
    if (!batch) return;
    const before = batch.purchasedQuantity;
    const homeless = batch.changePurchasedQuantity(quantity);
    if (quantity !== before || homeless.length > 0) this.#version += 1;
    for (const line of homeless) this.#events.push({ type: "Deallocated", ...line, version: this.#version });
  }

  /**
   * Nothing more is to be had from the batch, which will never come: the line that it took last goes to another batch, or is
   * out of stock. Answers with null when it held none: then nothing is left of it.
   */
  relocateLatestLine(reference: BatchReference): Relocated | null {
    const batch = this.#batches.find((each) => each.reference === reference);
    const latest = batch?.lines.at(-1);
    const before = batch?.purchasedQuantity;
    batch?.changePurchasedQuantity(batch.allocatedQuantity - (latest?.quantity ?? 0));
    if (batch?.purchasedQuantity !== before) this.#version += 1;
    return latest ? { line: latest, to: this.allocate(latest) } : null;
  }

  /** What has happened to it since it was asked the last time, in that order. Whoever takes it has to tell others. */
  takeEvents(): readonly Event[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #allocated(line: OrderLine, { reference }: Batch): void {
    this.#version += 1;
    this.#events.push({ type: "Allocated", ...line, reference, version: this.#version });
  }
}
