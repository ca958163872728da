/** All that the shop refuses to do. */
export abstract class ShopError extends Error {
  abstract readonly code: string;
}
