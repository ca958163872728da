import { OrderId } from "@cosmic/kernel";
import type { StartUnitOfWork } from "../service-layer/unit-of-work.ts";
import type { AllocationsOfOrder } from "../views.ts";

/** By way of the domain: each product of the order is loaded with all of its batches and lines, to look at one of them. */
export function allocationsByRepository(startUnitOfWork: StartUnitOfWork): AllocationsOfOrder {
  return async (wanted) => {
    const orderId = OrderId.parse(wanted);
    await using unitOfWork = await startUnitOfWork();
    const products = await unitOfWork.products.holding(orderId);
    return products.flatMap(({ sku, batches }) =>
      batches.filter((batch) => batch.lineOf({ orderId, sku })).map(({ reference }) => ({ sku, reference })),
    );
  };
}
