import Emittery from "emittery";
import { type Allocate, type Allocated, newLine, type OpenBus, oneAfterTheOther } from "./work.ts";

/** An emitter of events; a command is one as well, whose listener is its handler. */
export const openEmittery: OpenBus = async (work, record) => {
  const emitter = new Emittery<{ Allocate: Allocate; Allocated: Allocated }>();
  const handle = work((event) => emitter.emit("Allocated", event));
  emitter.on("Allocate", async ({ data }) => void (await handle(data)));
  emitter.on("Allocated", ({ data }) => record(data));
  return {
    handle: oneAfterTheOther(() => emitter.emit("Allocate", { type: "Allocate", ...newLine() })),
    [Symbol.asyncDispose]: async () => emitter.clearListeners(),
  };
};
