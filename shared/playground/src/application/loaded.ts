import type { Exports, Linker } from "../linker/linker.ts";

/** A function of a chapter, of which the page knows no more than what `shared/` may know of chapters. */
export type Callable = (...values: readonly unknown[]) => unknown;

/** @throws TypeError when `what` is no object */
export function objectIn(value: unknown, what: string): Exports {
  if (typeof value === "object" && value !== null) return value as Exports;
  throw new TypeError(`The chapter's ${what} is not there, or no object`);
}

/** A method, with the object it belongs to. @throws TypeError when there is none of that name */
export function methodOf(value: unknown, name: string | symbol): Callable {
  const object = objectIn(value, `object with ${String(name)}`);
  const method: unknown = Reflect.get(object, name);
  if (typeof method === "function") return method.bind(object);
  throw new TypeError(`The chapter's ${String(name)} is not there, or no function`);
}

/** What a file exports under a name. @throws ModuleNotFound, SyntaxErrorIn, or TypeError when it exports no such function */
export function functionFrom(linker: Linker, file: string, name: string): Callable {
  return methodOf(linker.load(file), name);
}
