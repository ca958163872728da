import { newLine, type OpenBus, oneAfterTheOther } from "./work.ts";

/** No bus at all: a function that calls a function. */
export const openDirect: OpenBus = async (work, record) => {
  const handle = work(record);
  return { handle: oneAfterTheOther(() => handle(newLine())), [Symbol.asyncDispose]: async () => {} };
};
