import type { AllocationsOfOrder } from "../views.ts";

/** Four ways to the same answer, of which the application takes one. */
export type AllViews = Readonly<{
  byRepository: AllocationsOfOrder;
  byQueryBuilder: AllocationsOfOrder;
  bySql: AllocationsOfOrder;
  fromReadModel: AllocationsOfOrder;
}>;
