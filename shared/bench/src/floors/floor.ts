import type { Allocator, Placed } from "../allocator.ts";

/** What a chapter is measured against. */
export type Floor = Allocator & {
  /** From the read model; null for a chapter that has none. */
  readonly allocationsOf: ((orderId: string) => Promise<readonly Placed[]>) | null;
};
