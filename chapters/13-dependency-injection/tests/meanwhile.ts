import type { StartUnitOfWork } from "../src/service-layer/unit-of-work.ts";

/** The same units of work, but in each of them `something` happens between the decision and the commit. */
export function meanwhile(something: () => Promise<unknown>, startUnitOfWork: StartUnitOfWork): StartUnitOfWork {
  return async (publish) => {
    const unitOfWork = await startUnitOfWork(publish);
    return {
      products: unitOfWork.products,
      commit: async () => {
        await something();
        await unitOfWork.commit();
      },
      [Symbol.asyncDispose]: () => unitOfWork[Symbol.asyncDispose](),
    };
  };
}

/** So many wait here for each other; whoever comes later passes. */
export function meetingPoint(parties: number): () => Promise<void> {
  const { promise: allAreHere, resolve: open } = Promise.withResolvers<void>();
  let arrived = 0;
  return () => {
    arrived += 1;
    if (arrived === parties) open();
    return allAreHere;
  };
}

/** Does it the first time, and nothing from then on. */
export function once(something: () => Promise<unknown>): () => Promise<void> {
  let done = false;
  return async () => {
    if (done) return;
    done = true;
    await something();
  };
}
