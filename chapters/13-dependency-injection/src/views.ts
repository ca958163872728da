import type { BatchReference, CalendarDate, OrderId, Sku } from "@cosmic/kernel";

/** Where a line of an order has its place. */
export type AllocationView = Readonly<{ sku: Sku; reference: BatchReference }>;

/** The lines of an order that have a place, in the order of their SKUs. */
export type AllocationsOfOrder = (orderId: string) => Promise<readonly AllocationView[]>;

/** A batch, and how much of it is taken. Quantities are pieces, `lines` are order lines. */
export type ShipmentView = Readonly<{
  reference: BatchReference;
  sku: Sku;
  /** Null when it is in the warehouse already. */
  eta: CalendarDate | null;
  purchasedQuantity: number;
  allocatedQuantity: number;
  lines: number;
}>;

/** A line that has no place: out of stock, or deallocated and not yet allocated again. */
export type UnservedLineView = Readonly<{
  orderId: OrderId;
  sku: Sku;
  quantity: number;
  state: "deallocated" | "out of stock";
}>;

/** The allocation state of all shipments: first what is in the warehouse, then by date of arrival. */
export type Dashboard = Readonly<{
  shipments: readonly ShipmentView[];
  unserved: readonly UnservedLineView[];
}>;

/** What people may look at: reads that go past the domain, since nothing is decided on them. */
export type Views = Readonly<{
  allocationsOf: AllocationsOfOrder;
  dashboard: () => Promise<Dashboard>;
}>;
