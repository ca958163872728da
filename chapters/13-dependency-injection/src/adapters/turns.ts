import type { Sku } from "@cosmic/kernel";

/** Milliseconds. Whoever takes longer is overtaken: at worst he is late then, and tries again. */
const LONGEST_TURN = 2_000;
/** Milliseconds. Whoever has waited so long goes on as if it were his turn. */
const LONGEST_WAIT = 30_000;

/** Those who work on the same product in this process come one after the other, instead of being refused for being late. */
export class Turns {
  readonly #last = new Map<Sku, Promise<void>>();

  /** Resolves when the caller's turn has come, to what ends it. */
  async take(sku: Sku): Promise<() => void> {
    const before = this.#last.get(sku);
    const { promise: mine, resolve: letTheNextGoOn } = Promise.withResolvers<void>();
    this.#last.set(sku, mine);
    if (before) await atMost(LONGEST_WAIT, before);
    const timer = setTimeout(letTheNextGoOn, LONGEST_TURN);
    return () => {
      clearTimeout(timer);
      letTheNextGoOn();
      if (this.#last.get(sku) === mine) this.#last.delete(sku);
    };
  }
}

async function atMost(milliseconds: number, turn: Promise<void>): Promise<void> {
  const { promise: tooLate, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await Promise.race([turn, tooLate]);
  clearTimeout(timer);
}
