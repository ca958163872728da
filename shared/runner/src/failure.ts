import { inspect, stripVTControlCharacters } from "node:util";
import type { SerializedError } from "vitest/node";
import { isAssertion } from "./assertion.ts";
import { compilerFailure, type Origin } from "./compiler-error.ts";
import { placesIn } from "./place.ts";
import type { Failure, Place } from "./test-run.ts";

/** Where a run takes place, as far as an error's text can be understood by it. */
export type Surroundings = Readonly<{
  /** Its real path: stacks have that. */
  folder: string;
  originOf: Origin;
}>;

/** A longer text is cut: who prints a value of a million characters wants to see that it is long, not all of it. */
const LONGEST = 10_000;

/** What vitest tells of an error, as a person wants it. @param test the test file, below the folder */
export function asFailure(error: SerializedError, test: string, { folder, originOf }: Surroundings): Failure {
  const compiled = compilerFailure(error, folder, originOf);
  if (compiled) return compiled;
  return {
    name: error.name ?? "Error",
    message: messageOf(error, folder),
    asserted: isAssertion(error),
    ...comparison(comparing(error)),
    ...places(error, test, folder),
  };
}

export function broken(message: string): Failure {
  return { name: "Error", message, asserted: false };
}

function messageOf(error: SerializedError, folder: string): string {
  if (typeof error.message !== "string") return `Something was thrown that is no error: ${inspect(thrown(error))}`;
  const message = stripVTControlCharacters(error.message).replaceAll(`${folder}/`, "");
  return cut(/^.* timed out in \d+ms\.(?=\n)/.exec(message)?.[0] ?? message);
}

function thrown({ stacks: _, ...value }: SerializedError): unknown {
  return value;
}

/** Of errors within errors (a property that failed), the one that compares. */
function comparing(error: SerializedError): SerializedError {
  return error.name !== "AssertionError" && isAssertion(error) && error.cause ? comparing(error.cause) : error;
}

function comparison({ expected, actual, diff, message }: SerializedError): Partial<Failure> {
  if (typeof expected !== "string" || typeof actual !== "string") return {};
  // Vitest's own way to say that nothing was thrown: it compares null with undefined.
  if (expected === "null" && actual === "undefined" && message.endsWith("to throw an error")) return {};
  const drawn = typeof diff === "string" && { diff: cut(stripVTControlCharacters(diff)) };
  return { expected: cut(expected), actual: cut(actual), ...drawn };
}

function places(error: SerializedError, test: string, folder: string): Partial<Failure> {
  const outer = placesIn(error.stack ?? "", folder);
  const inner = placesIn(comparing(error).stack ?? "", folder);
  const [at] = inner.length > 0 ? inner : outer;
  if (!at) return {};
  const isTest = ({ file }: Place) => file === test;
  const tested = inner.findLast(isTest) ?? outer.findLast(isTest);
  const elsewhere = tested && (tested.file !== at.file || tested.line !== at.line);
  return { at, ...(elsewhere && { inTest: { file: tested.file, line: tested.line } }) };
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)} … (${text.length} characters)`;
}
