import type { AllocationsOfOrder, Views } from "../views.ts";

/** Four ways to the same answer, of which the application takes one, and the dashboard. */
export type AllViews = Readonly<{
  byRepository: AllocationsOfOrder;
  byQueryBuilder: AllocationsOfOrder;
  bySql: AllocationsOfOrder;
  fromReadModel: AllocationsOfOrder;
  dashboard: Views["dashboard"];
}>;
