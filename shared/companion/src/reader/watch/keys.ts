import { emitKeypressEvents } from "node:readline";

/** Listens to single keys, where there is a terminal; "q" stands for Ctrl-C and Ctrl-D as well. */
export function keysFrom(input: NodeJS.ReadStream, tell: (key: string) => void): Disposable {
  if (!input.isTTY) return { [Symbol.dispose]: () => {} };
  const listener = (_: string | undefined, { name = "", ctrl = false }: { name?: string; ctrl?: boolean }) =>
    tell(ctrl && (name === "c" || name === "d") ? "q" : name);
  emitKeypressEvents(input);
  input.setRawMode(true);
  input.on("keypress", listener);
  input.resume();
  return {
    [Symbol.dispose]: () => {
      input.off("keypress", listener);
      input.setRawMode(false);
      input.pause();
    },
  };
}
