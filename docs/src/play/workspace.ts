import { computed, signal } from "@preact/signals";
import { forget, keep, kept } from "../client/kept.ts";
import type { Texts } from "./chapter-data.ts";

/** A reader's changes: texts by path, null for a file that he removed. */
type Edits = Readonly<Record<string, string | null>>;

/**
 * The files that the reader works on: those he was given, with his changes over them. The changes are kept in this
 * browser under a name, and are there again after a reload.
 */
export function openWorkspace(name: string, given: Texts) {
  const edits = signal<Edits>(kept<Edits>(name) ?? {});
  const files = computed<Texts>(() => {
    const all: Record<string, string> = { ...given };
    for (const [file, text] of Object.entries(edits.value)) {
      if (text === null) delete all[file];
      else all[file] = text;
    }
    return all;
  });
  const before = signal<Edits | undefined>(undefined);
  const hold = (next: Edits) => {
    edits.value = next;
    if (Object.keys(next).length > 0) keep(name, next);
    else forget(name);
  };
  const change = (changes: Edits) => {
    const next = { ...edits.value, ...changes };
    // What is as it was given is no change.
    hold(Object.fromEntries(Object.entries(next).filter(([file, text]) => text !== (given[file] ?? null))));
  };
  /** For what puts other texts in the place of the reader's. */
  const replace = (changes: Edits) => {
    before.value = edits.value;
    change(changes);
  };
  return {
    files,
    /** Paths of the files that are not as they were given. */
    changed: computed(() => new Set(Object.keys(edits.value))),
    write: (file: string, text: string) => change({ [file]: text }),
    /** Several files at once, in the place of what the reader has: null for one that goes. */
    lay: replace,
    /** The file as it was given. */
    reset: (file: string) => replace({ [file]: given[file] ?? null }),
    /** Whether texts of the reader's were replaced since the last taking back. */
    canTakeBack: computed(() => before.value !== undefined),
    /** What the reader had before the last reset or solution. */
    takeBack: () => {
      if (before.value) hold(before.value);
      before.value = undefined;
    },
  };
}

export type Workspace = ReturnType<typeof openWorkspace>;
