import type { Linker } from "../linker/linker.ts";
import { functionFrom } from "./loaded.ts";
import type { Tracing } from "./tracing.ts";

/** What a composition is made with. */
export type Making = Readonly<{
  linker: Linker;
  has: (file: string) => boolean;
  tracing: Tracing;
  /** Told of what the application would log. */
  report: (text: string) => void;
}>;

/** An application put together as its own `server.ts` does it. What it does not have is undefined. */
export type Composition = Readonly<{
  /** The dependencies of the chapter's `createApp`. */
  dependencies: Readonly<Record<string, unknown>>;
  bus?: unknown;
  channels?: unknown;
  mail: boolean;
  /** The names of the handlers of messages. */
  handlers: readonly string[];
  /** Resolves when nothing that follows from a request is at work any more. */
  settled: () => Promise<unknown>;
}>;

const IN_MEMORY = { kind: "sqlite", file: ":memory:" };

export const AT_ONCE = async () => undefined;

/** The chapter's database, in this worker's memory. */
export async function openStorage({ linker }: Making, ...more: readonly unknown[]): Promise<unknown> {
  return functionFrom(linker, "src/adapters/storage.ts", "openStorage")(IN_MEMORY, ...more);
}

/** Names of handlers in a chapter's tables of them: one function, or several, some of which run after the answer. */
export function namesOfHandlers(...tables: readonly Readonly<Record<string, unknown>>[]): string[] {
  const entries = tables.flatMap((table) => Object.values(table).flat());
  return [...new Set(entries.map((entry) => handlerIn(entry).name))];
}

function handlerIn(entry: unknown): Readonly<{ name: string }> {
  if (typeof entry === "function") return entry;
  if (typeof entry === "object" && entry !== null && "afterTheAnswer" in entry) return handlerIn(entry.afterTheAnswer);
  throw new TypeError("A handler of the chapter is no function");
}
