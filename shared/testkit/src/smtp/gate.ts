/** What everybody has to pass, at once while it is open. */
export type Gate = {
  readonly passed: () => Promise<void>;
  /** Closes it until the function it returns is called. Closed several times, it opens with the last of these. */
  readonly close: () => () => void;
};

export function createGate(): Gate {
  const closures = new Set<Promise<void>>();

  return {
    async passed() {
      while (closures.size > 0) await Promise.all(closures);
    },
    close() {
      const { promise, resolve } = Promise.withResolvers<void>();
      closures.add(promise);
      return () => {
        closures.delete(promise);
        resolve();
      };
    },
  };
}
