import { SOURCES } from "../linker/linker.ts";
import type { SyntaxErrorIn } from "../linker/syntax-error-in.ts";
import type { Failure, Place } from "./protocol.ts";

/** What was thrown, as plain data that travels between threads. */
export function asFailure(error: unknown): Failure {
  if (isSyntaxErrorIn(error)) {
    const { name, message, file, line, column } = error;
    return { name, message, places: [{ file, line, column }] };
  }
  if (typeof error !== "object" || error === null) return { name: "Error", message: String(error), places: [] };
  const { name = "Error", message = "", stack = "", diff } = error as Partial<Error> & { diff?: string };
  return { name, message: inHisWords(message), ...(diff ? { diff } : {}), places: placesIn(stack) };
}

/** Imports are lowered to properties of modules: to the reader's `Batch` belongs no `(0 , _batchts.Batch)`. */
function inHisWords(message: string): string {
  return message.replaceAll(/\(0 ?, ?_\w+\.(\w+)\)/g, "$1");
}

/** The runner hands errors on as copies, which are of no class any more. */
function isSyntaxErrorIn(error: unknown): error is SyntaxErrorIn {
  return typeof error === "object" && error !== null && "file" in error && "line" in error && "column" in error;
}

const FRAME = new RegExp(`${SOURCES}([^\\s():]+):(\\d+):(\\d+)`, "g");

function placesIn(stack: string): Place[] {
  return [...stack.matchAll(FRAME)].map(([, file = "", line, column]) => ({
    file,
    line: Number(line),
    column: Number(column),
  }));
}
