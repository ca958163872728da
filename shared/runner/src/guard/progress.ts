import { COUNTERS } from "./settings.ts";

const KEY = Symbol.for("cosmic.runner.guard");

type Marks = Readonly<{ progress(): void; microtask(): void; allow(milliseconds: number): void }>;

/** Where anybody in this process finds it, whatever copy of this module he has. */
export function publishMarks(counters: Int32Array): void {
  const marks: Marks = {
    progress: () => Atomics.add(counters, COUNTERS.progress, 1),
    microtask: () => Atomics.add(counters, COUNTERS.microtasks, 1),
    allow: (milliseconds) => Atomics.store(counters, COUNTERS.allowance, milliseconds),
  };
  Object.defineProperty(globalThis, KEY, { value: marks });
}

export function marks(): Marks | undefined {
  return Reflect.get(globalThis, KEY);
}

/** Evaluated in the main thread, in the middle of what it does: is marked as soon as that comes to an end. */
export const MARK_MICROTASK = 'Promise.resolve().then(() => globalThis[Symbol.for("cosmic.runner.guard")].microtask())';
