// What the test kit uses of node:timers/promises.
const wait = (milliseconds: number) => new Promise<void>((resolve) => globalThis.setTimeout(resolve, milliseconds));

export { wait as setTimeout };
