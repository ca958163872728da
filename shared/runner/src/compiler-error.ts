import { stripVTControlCharacters } from "node:util";
import type { SerializedError } from "vitest/node";
import { below } from "./place.ts";
import type { Failure, Place } from "./test-run.ts";

/** Finds the place that the reader wrote, given one in the code that was made of it. Lines and columns count from one. */
export type Origin = (file: string, line: number, column: number) => Omit<Place, "file" | "function"> | undefined;

/** What a compiler says of the reader's code, without the picture of it; undefined of errors that are no compiler's. */
export function compilerFailure(error: SerializedError, folder: string, originOf: Origin): Failure | undefined {
  return transformFailure(error, folder) ?? engineFailure(error, folder, originOf);
}

/** As vite's compiler draws it: `[PARSE_ERROR] Unexpected token`, and a box that begins with `╭─[ src/batch.ts:1:26 ]`. */
function transformFailure(error: SerializedError, folder: string): Failure | undefined {
  const file = transformedFile(error);
  if (file === undefined) return undefined;
  const text = stripVTControlCharacters(error.message);
  const [, message = firstLine(text)] = text.match(/^\[\w+\] (.+)$/m) ?? [];
  const [, line, column] = text.match(/─\[ .*:(\d+):(\d+) \]/) ?? [];
  const at = line && column && { file: below(file, folder), line: Number(line), column: Number(column) };
  return { name: "SyntaxError", message, asserted: false, ...(at && { at }) };
}

function transformedFile({ __vitest_rollup_error__: origin }: SerializedError): string | undefined {
  if (typeof origin !== "object" || origin === null || !("id" in origin)) return undefined;
  return typeof origin.id === "string" ? origin.id.split("?")[0] : undefined;
}

/** As V8 says it of code that was compiled without complaint: the file, the line made of the reader's, and a `^` below. */
function engineFailure({ name, message, stack }: SerializedError, folder: string, originOf: Origin) {
  const [, file, line, caret] = stack?.match(/^(.+):(\d+)\n.*\n([ \t]*)\^+\n\nSyntaxError: /) ?? [];
  if (name !== "SyntaxError" || !file || !line || caret === undefined) return undefined;
  const place = originOf(file, Number(line), caret.length + 1);
  const at = place && { file: below(file, folder), ...place };
  return { name, message, asserted: false, ...(at && { at }) };
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}
