import type { Dashboard } from "../views.ts";

/** The dashboard as other programs read it. */
export function dashboardInWireNames({ shipments, unserved }: Dashboard) {
  return {
    shipments: shipments.map(({ reference, sku, eta, purchasedQuantity, allocatedQuantity, lines }) => ({
      batchref: reference,
      sku,
      eta,
      qty: purchasedQuantity,
      allocated: allocatedQuantity,
      available: purchasedQuantity - allocatedQuantity,
      lines,
    })),
    unserved: unserved.map(({ orderId, sku, quantity, state }) => ({ orderid: orderId, sku, qty: quantity, state })),
  };
}
