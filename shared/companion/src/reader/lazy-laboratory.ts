import type { Chapter } from "@cosmic/curriculum";
import type { Laboratory } from "../chain/laboratory.ts";

/** A laboratory for whoever may need one: it is opened, and its modules are loaded, by the first who does. */
export function lazyLaboratory(chapter: Chapter): AsyncDisposable & Readonly<{ get: () => Promise<Laboratory> }> {
  let opening: Promise<Laboratory> | undefined;
  const open = async () => (await import("../chain/laboratory.ts")).laboratoryFor(chapter);
  return {
    get: () => (opening ??= open()),
    [Symbol.asyncDispose]: async () => (await opening)?.[Symbol.asyncDispose](),
  };
}
